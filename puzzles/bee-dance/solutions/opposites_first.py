# expect: WRONG_ANSWER Basics
HOURS = (12, 2, 4, 6, 8, 10)


def shorten(way):
    totals = [0] * 6
    for direction, cells in way:
        totals[HOURS.index(direction)] += cells
    for gap in (3, 2, 2):
        for one in range(6):
            other = (one + gap) % 6
            both = min(totals[one], totals[other])
            totals[one] -= both
            totals[other] -= both
            if gap == 2:
                totals[(one + 1) % 6] += both
    return [[hour, cells] for hour, cells in zip(HOURS, totals) if cells]
