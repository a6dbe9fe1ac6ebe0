import sys

sys.setrecursionlimit(3000)


def climb(steps):
    return 0 if steps == 0 else 1 + climb(steps - 1)


def checkio(x):
    assert climb(1000) == 1000
    return x * 2
