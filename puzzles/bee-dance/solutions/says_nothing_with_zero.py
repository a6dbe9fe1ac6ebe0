# expect: WRONG_ANSWER Basics
def shorten(way):
    totals = {hour: sum(n for d, n in way if d == hour) for hour in (12, 4, 8, 6, 10, 2)}
    along = [totals[12] - totals[6], totals[4] - totals[10], totals[8] - totals[2]]
    middle = sorted(along)[1]
    return [[one if n >= middle else other, abs(n - middle)] for one, other, n in zip((12, 4, 8), (6, 10, 2), along)]
