# expect: WRONG_ANSWER Muddled queues
def sell(berths, rides):
    free_from = [0] * berths
    numbers = []
    for on, off in rides:
        number = None
        for berth in range(berths):
            if free_from[berth] <= on:
                free_from[berth] = off
                number = berth + 1
                break
        numbers.append(number)
    return numbers
