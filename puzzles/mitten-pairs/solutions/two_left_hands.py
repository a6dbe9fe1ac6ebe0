# expect: WRONG_ANSWER Basics
from collections import Counter


def pairs(mittens):
    colours = Counter(mitten.rsplit(" ", 1)[0] for mitten in mittens)
    return sum(count // 2 for count in colours.values())
