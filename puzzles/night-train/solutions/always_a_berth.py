# expect: RUNTIME_ERROR
def sell(berths, rides):
    sold = [[] for _ in range(berths)]
    numbers = []
    for on, off in rides:
        free = [b for b in range(berths) if not any(on < other_off and other_on < off for other_on, other_off in sold[b])]
        sold[free[0]].append((on, off))
        numbers.append(free[0] + 1)
    return numbers
