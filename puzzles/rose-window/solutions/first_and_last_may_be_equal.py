# expect: WRONG_ANSWER Basics
from math import gcd


def windows(panes, colours):
    return sum(colours * (colours - 1) ** (gcd(turn, panes) - 1) for turn in range(panes)) // panes
