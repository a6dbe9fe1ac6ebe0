# expect: WRONG_ANSWER Several plates
def winning_move(plates):
    lost = []
    for biscuits in range(151):
        nexts = [[biscuits - 1], [biscuits - 2], [biscuits // 3, (biscuits + 1) // 3, (biscuits + 2) // 3]]
        lost.append(not any(wins(after, lost) for after in nexts[:biscuits]))
    for place, biscuits in enumerate(plates):
        nexts = [[biscuits - 1], [biscuits - 2], [biscuits // 3, (biscuits + 1) // 3, (biscuits + 2) // 3]]
        for name, after in list(zip(("one", "two", "share"), nexts))[:biscuits]:
            if wins(after, lost):
                return [place, name]
    return None


def wins(after, lost):
    return sum(not lost[biscuits] for biscuits in after) % 2 == 0
