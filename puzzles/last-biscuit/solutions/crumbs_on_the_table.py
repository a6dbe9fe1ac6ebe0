# expect: WRONG_ANSWER One plate
def winning_move(plates):
    numbers = []
    for biscuits in range(151):
        reached = {total(numbers, after) for after in nexts(biscuits).values()}
        numbers.append(min(set(range(9)) - reached))
    for place, biscuits in enumerate(plates):
        for name, after in nexts(biscuits).items():
            if total(numbers, plates[:place] + plates[place + 1:] + after) == 0:
                return [place, name]
    return None


def total(numbers, plates):
    result = 0
    for biscuits in plates:
        result ^= numbers[biscuits]
    return result


def nexts(biscuits):
    after = [[biscuits - 1], [biscuits - 2], [biscuits // 3] * 3]
    return dict(list(zip(("one", "two", "share"), after))[:biscuits])
