# expect: ACCEPTED
def ride(stops: list[int]) -> int:
    total = 0
    floor = 0
    for stop in stops:
        total += abs(stop - floor)
        if min(stop, floor) < 13 < max(stop, floor):
            total -= 1
        floor = stop
    return total
