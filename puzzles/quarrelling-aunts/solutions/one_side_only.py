# expect: WRONG_ANSWER Basics
def seat(aunts, quarrels):
    angry = {tuple(pair) for pair in quarrels}
    rows = {(frozenset(aunts[:1]), aunts[0]): aunts[:1]}
    for _ in aunts[1:]:
        longer = {}
        for (seated, last), row in rows.items():
            for aunt in aunts:
                if aunt not in seated and (last, aunt) not in angry:
                    longer[seated | {aunt}, aunt] = row + [aunt]
        rows = longer
    for (_, last), row in rows.items():
        if (last, aunts[0]) not in angry:
            return row
    return None
