# expect: WRONG_ANSWER No peace
def seat(aunts, quarrels):
    """Believes that two friends for each aunt are always enough."""
    angry = {frozenset(pair) for pair in quarrels}
    friends = {a: [b for b in aunts if b != a and frozenset([a, b]) not in angry] for a in aunts}
    if len(aunts) > 2 and any(len(friends[aunt]) < 2 for aunt in aunts) or len(aunts) == 2 and angry:
        return None
    rows = {(frozenset(aunts[:1]), aunts[0]): aunts[:1]}
    for _ in aunts[1:]:
        longer = {}
        for (seated, last), row in rows.items():
            for aunt in friends[last]:
                if aunt not in seated:
                    longer[seated | {aunt}, aunt] = row + [aunt]
        rows = longer
    for (_, last), row in rows.items():
        if len(row) < 2 or last in friends[aunts[0]]:
            return row
    return list(aunts)
