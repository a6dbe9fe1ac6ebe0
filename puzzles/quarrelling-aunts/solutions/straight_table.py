# expect: WRONG_ANSWER Basics
def seat(aunts, quarrels):
    angry = {frozenset(pair) for pair in quarrels}
    rows = {(frozenset(aunts[:1]), aunts[0]): aunts[:1]}
    for _ in aunts[1:]:
        longer = {}
        for (seated, last), row in rows.items():
            for aunt in aunts:
                if aunt not in seated and frozenset([last, aunt]) not in angry:
                    longer[seated | {aunt}, aunt] = row + [aunt]
        rows = longer
    return next(iter(rows.values()), None)
