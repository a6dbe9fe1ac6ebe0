import math as mathematics
from random import choice

LENGTHS = []
for length in (1, 2):
    LENGTHS.append(length)

UNUSED = choice([1, 2])


def is_step(first, second):
    return mathematics.fabs(second - first) in LENGTHS


def check(stones):
    return all(is_step(a, b) for a, b in zip(stones, stones[1:]))
