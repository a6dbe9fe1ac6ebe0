# expect: ACCEPTED
from functools import cache


def winning_move(plates):
    for place, biscuits in enumerate(plates):
        others = worth(*plates[:place], *plates[place + 1:])
        if biscuits > 0 and worth(biscuits - 1) == others:
            return [place, "one"]
        if biscuits > 1 and worth(biscuits - 2) == others:
            return [place, "two"]
        if biscuits > 2 and worth(*thirds(biscuits)) == others:
            return [place, "share"]


def worth(*plates):
    result = 0
    for biscuits in plates:
        result ^= number(biscuits)
    return result


def thirds(biscuits):
    small = biscuits // 3
    middle = (biscuits - small) // 2
    return small, middle, biscuits - small - middle


@cache
def number(biscuits):
    if biscuits < 3:
        return biscuits
    taken = {number(biscuits - 2), number(biscuits - 1), worth(*thirds(biscuits))}
    return next(candidate for candidate in range(4) if candidate not in taken)
