# expect: WRONG_ANSWER Basics
def seat(aunts, quarrels):
    angry = {frozenset(pair) for pair in quarrels}
    friends = {a: [b for b in aunts if b != a and frozenset([a, b]) not in angry] for a in aunts}
    rows = {(frozenset(aunts[:1]), aunts[0]): aunts[:1]}
    for _ in aunts[1:]:
        longer = {}
        for (seated, last), row in rows.items():
            for aunt in friends[last]:
                if aunt not in seated:
                    longer[seated | {aunt}, aunt] = row + [aunt]
        rows = longer
    for (_, last), row in rows.items():
        if last in friends[aunts[0]]:
            return row
    return None
