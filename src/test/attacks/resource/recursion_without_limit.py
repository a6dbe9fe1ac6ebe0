# name: recursion_without_limit
# family: resource
# source: own
# phase: call
# expects: RUNTIME_ERROR
# must_not: the native stack overflows and the process dies without a verdict
# oracle: universal+not_accepted

import sys

sys.setrecursionlimit(10**9)


def deeper(n):
    return deeper(n + 1) + 1


def checkio(x):
    return deeper(x)
