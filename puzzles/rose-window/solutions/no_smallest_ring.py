# expect: RUNTIME_ERROR
from math import gcd


def windows(panes, colours):
    return sum(rings(gcd(turn, panes), colours) for turn in range(panes)) // panes


def rings(panes, colours):
    return colours * (colours - 1) ** (panes - 1) - rings(panes - 1, colours)
