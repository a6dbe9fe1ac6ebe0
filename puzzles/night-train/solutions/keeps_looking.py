# expect: TIME_LIMIT
def sell(berths, rides):
    sold = [[] for _ in range(berths)]
    numbers = []
    for on, off in rides:
        berth = 0
        while any(on < other_off and other_on < off for other_on, other_off in sold[berth]):
            berth = (berth + 1) % berths
        sold[berth].append((on, off))
        numbers.append(berth + 1)
    return numbers
