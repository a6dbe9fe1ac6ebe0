# expect: WRONG_ANSWER Around the gap
def ride(stops):
    total = 0
    floor = 0
    for stop in stops:
        total += abs(stop - floor)
        if floor < 13 < stop:
            total -= 1
        floor = stop
    return total
