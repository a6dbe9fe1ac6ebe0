# expect: WRONG_ANSWER Colours of many words
from collections import Counter


def pairs(mittens):
    count = Counter(tuple(mitten.split()[-2:]) for mitten in mittens)
    return sum(min(number, count[colour, "right"]) for (colour, side), number in count.items() if side == "left")
