# expect: WRONG_ANSWER Second thoughts
def seat(aunts, quarrels):
    angry = {frozenset(pair) for pair in quarrels}
    row = aunts[:1]
    waiting = aunts[1:]
    while waiting:
        for aunt in waiting:
            if frozenset([row[-1], aunt]) not in angry:
                row.append(aunt)
                waiting.remove(aunt)
                break
        else:
            return None
    return row if frozenset([row[-1], row[0]]) not in angry else None
