# expect: WRONG_ANSWER Above the gap
def ride(stops):
    total = 0
    floor = 0
    for stop in stops:
        total += abs(stop - floor)
        if stop > 13 or floor > 13:
            total -= 1
        floor = stop
    return total
