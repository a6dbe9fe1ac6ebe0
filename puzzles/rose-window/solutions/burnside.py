# expect: ACCEPTED
from math import gcd


def windows(panes: int, colours: int) -> int:
    return sum(rings(gcd(turn, panes), colours) for turn in range(panes)) // panes


def rings(panes, colours):
    """The fixed rings; a ring of one pane would touch itself, so there is none."""
    different = colours - 1
    return different**panes + (different if panes % 2 == 0 else -different)
