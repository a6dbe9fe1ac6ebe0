# expect: ACCEPTED
def seat(aunts, quarrels):
    """For each chair: one row for every set of seated aunts and every aunt on this chair."""
    angry = {frozenset(pair) for pair in quarrels}
    rows = {(frozenset(aunts[:1]), aunts[0]): aunts[:1]}
    for _ in aunts[1:]:
        longer = {}
        for (seated, last), row in rows.items():
            for aunt in aunts:
                if aunt not in seated and frozenset([last, aunt]) not in angry:
                    longer[seated | {aunt}, aunt] = row + [aunt]
        rows = longer
    for (_, last), row in rows.items():
        if frozenset([last, aunts[0]]) not in angry:
            return row
    return None
