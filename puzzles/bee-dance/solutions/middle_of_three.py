# expect: ACCEPTED
AXES = ((12, 6), (4, 10), (8, 2))


def shorten(way: list[list[int]]) -> list[list[int]]:
    totals = dict.fromkeys((12, 2, 4, 6, 8, 10), 0)
    for direction, cells in way:
        totals[direction] += cells
    along = [totals[one] - totals[other] for one, other in AXES]
    middle = sorted(along)[1]
    result = []
    for (one, other), cells in zip(AXES, along):
        if cells > middle:
            result.append([one, cells - middle])
        if cells < middle:
            result.append([other, middle - cells])
    return result
