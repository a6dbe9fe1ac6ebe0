# name: huge_power_constant
# family: resource
# source: own
# phase: import
# expects: TIME_LIMIT
# must_not: folding constants while compiling escapes the clock
# oracle: universal

VAST = 10**10**8


def checkio(x):
    return VAST % 1 + x * 2
