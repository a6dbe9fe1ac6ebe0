# expect: WRONG_ANSWER Muddled queues
def sell(berths, rides):
    sold = [[] for _ in range(berths)]
    numbers = []
    for on, off in rides:
        number = None
        for berth, taken in enumerate(sold):
            if not any(other_on <= on < other_off or other_on < off <= other_off for other_on, other_off in taken):
                taken.append((on, off))
                number = berth + 1
                break
        numbers.append(number)
    return numbers
