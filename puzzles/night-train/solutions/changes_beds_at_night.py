# expect: WRONG_ANSWER Sold out
def sell(berths, rides):
    sleepers = {}
    sold = [[] for _ in range(berths)]
    numbers = []
    for on, off in rides:
        if any(sleepers.get(leg, 0) == berths for leg in range(on, off)):
            numbers.append(None)
            continue
        for leg in range(on, off):
            sleepers[leg] = sleepers.get(leg, 0) + 1
        free = [berth for berth in range(berths) if not any(leg in sold[berth] for leg in range(on, off))]
        berth = free[0] if free else 0
        sold[berth] += range(on, off)
        numbers.append(berth + 1)
    return numbers
