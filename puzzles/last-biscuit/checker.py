NEXT = {"one": 1, "two": 2, "share": 3}


def nimbers(most):
    """For each number of biscuits the number of the nim heap that is worth the same."""
    values = []
    for biscuits in range(most + 1):
        reachable = set()
        for after in moves(biscuits).values():
            value = 0
            for part in after:
                value ^= values[part]
            reachable.add(value)
        values.append(min(set(range(len(reachable) + 1)) - reachable))
    return values


def moves(biscuits):
    found = {}
    if biscuits >= 1:
        found["one"] = [biscuits - 1]
    if biscuits >= 2:
        found["two"] = [biscuits - 2]
    if biscuits >= 3:
        found["share"] = [biscuits // 3, (biscuits + 1) // 3, (biscuits + 2) // 3]
    return found


def check(input, answer, output):
    plates = list(input[0])
    if answer is None:
        if output is None:
            return True
        return False, "here every move loses: the answer is None"
    if output is None:
        return False, "there is a move that wins"
    if type(output) not in (list, tuple) or len(output) != 2:
        return False, "expected a list of two: the number of a plate, and a move"
    place, move = output
    if type(place) is not int or not 0 <= place < len(plates):
        return False, "there is no plate with this number"
    if type(move) is not str or move not in NEXT:
        return False, 'the move must be "one", "two" or "share"'
    if plates[place] < NEXT[move]:
        return False, "there are too few biscuits on this plate for this move"
    values = nimbers(max(plates))
    rest = 0
    for part in plates[:place] + plates[place + 1:] + moves(plates[place])[move]:
        rest ^= values[part]
    if rest:
        return False, "after this move Runa can win"
    return True
