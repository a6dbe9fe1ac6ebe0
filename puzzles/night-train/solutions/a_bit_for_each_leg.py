# expect: ACCEPTED
def sell(berths, rides):
    taken = {berth: 0 for berth in range(1, berths + 1)}
    numbers = []
    for on, off in rides:
        legs = (1 << off) - (1 << on)
        free = [berth for berth in taken if taken[berth] & legs == 0]
        if free:
            taken[free[0]] |= legs
            numbers.append(free[0])
        else:
            numbers.append(None)
    return numbers
