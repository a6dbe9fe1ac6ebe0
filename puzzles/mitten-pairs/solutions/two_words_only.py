# expect: RUNTIME_ERROR Colours of many words
from collections import Counter


def pairs(mittens):
    count = Counter()
    for mitten in mittens:
        colour, side = mitten.split(" ")
        count[colour, side] += 1
    return sum(min(number, count[colour, "right"]) for (colour, side), number in count.items() if side == "left")
