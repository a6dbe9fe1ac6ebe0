# expect: WRONG_ANSWER One plate
def winning_move(plates):
    everything = 0
    for biscuits in plates:
        everything ^= biscuits % 3
    for place, biscuits in enumerate(plates):
        for name, eaten in (("one", 1), ("two", 2)):
            if eaten <= biscuits and everything ^ biscuits % 3 ^ (biscuits - eaten) % 3 == 0:
                return [place, name]
    return None
