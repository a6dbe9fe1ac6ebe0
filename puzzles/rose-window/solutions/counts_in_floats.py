# expect: WRONG_ANSWER Many panes
from math import gcd


def windows(panes, colours):
    different = colours - 1
    total = 0
    for turn in range(panes):
        size = gcd(turn, panes)
        total += different**size + (-1) ** size * different
    return int(total / panes)
