# name: regex_backtracks
# family: resource
# source: own
# phase: call
# expects: TIME_LIMIT
# must_not: a match inside the regex engine cannot be stopped
# oracle: universal

import re

# Each a can belong to the inner or the outer repetition: there is no end of ways to fail.
GREEDY = re.compile(r"(?:(a|aa)+\1)+$")


def checkio(x):
    while not GREEDY.match("a" * 90 + "!"):
        pass
    return x * 2
