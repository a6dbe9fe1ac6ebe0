# expect: ACCEPTED
from collections import Counter


def pairs(mittens: list[str]) -> int:
    sides = {"left": Counter(), "right": Counter()}
    for mitten in mittens:
        colour, side = mitten.rsplit(" ", 1)
        sides[side][colour] += 1
    return (sides["left"] & sides["right"]).total()
