# expect: WRONG_ANSWER Basics
def sell(berths, rides):
    sold = [[] for _ in range(berths)]
    numbers = []
    for on, off in rides:
        number = None
        for berth, taken in enumerate(sold):
            if all(off < other_on or other_off < on for other_on, other_off in taken):
                taken.append((on, off))
                number = berth + 1
                break
        numbers.append(number)
    return numbers
