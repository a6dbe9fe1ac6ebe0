# expect: WRONG_ANSWER Basics
from math import gcd


def windows(panes, colours):
    return sum(colours ** gcd(turn, panes) for turn in range(panes)) // panes
