# expect: ACCEPTED
def sell(berths: int, rides: list[list[int]]) -> list[int | None]:
    sold = [[] for _ in range(berths)]
    return [berth_for(ride, sold) for ride in rides]


def berth_for(ride, sold):
    on, off = ride
    for number, taken in enumerate(sold, 1):
        if all(off <= other_on or other_off <= on for other_on, other_off in taken):
            taken.append(ride)
            return number
    return None
