# expect: WRONG_ANSWER Basics
def shorten(way):
    result = []
    for one, other in ((12, 6), (2, 8), (4, 10)):
        cells = sum(n for d, n in way if d == one) - sum(n for d, n in way if d == other)
        if cells > 0:
            result.append([one, cells])
        if cells < 0:
            result.append([other, -cells])
    return result
