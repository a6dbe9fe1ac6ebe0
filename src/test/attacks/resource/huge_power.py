# name: huge_power
# family: resource
# source: own, after the talk's slide on resource exhaustion
# phase: call
# expects: TIME_LIMIT
# must_not: a multiplication that nobody can interrupt holds the slot past its deadline
# oracle: universal

def checkio(x):
    ten = 10
    return len(bin(ten**ten**8)) * 0 + x * 2
