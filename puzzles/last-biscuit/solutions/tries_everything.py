# expect: TIME_LIMIT
def winning_move(plates):
    for place, name, after in moves(plates):
        if winning_move(after) is None:
            return [place, name]
    return None


def moves(plates):
    for place, biscuits in enumerate(plates):
        others = plates[:place] + plates[place + 1:]
        if biscuits >= 3:
            yield place, "share", others + [biscuits // 3, (biscuits + 1) // 3, (biscuits + 2) // 3]
        if biscuits >= 2:
            yield place, "two", others + [biscuits - 2]
        if biscuits >= 1:
            yield place, "one", others + [biscuits - 1]
