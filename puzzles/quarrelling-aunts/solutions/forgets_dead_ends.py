# expect: TIME_LIMIT
def seat(aunts, quarrels):
    enemies = {aunt: set() for aunt in aunts}
    for one, other in quarrels:
        enemies[one].add(other)
        enemies[other].add(one)
    row = [aunts[0]]
    return row if fill(row, aunts, enemies) else None


def fill(row, aunts, enemies):
    last = row[-1]
    if len(row) == len(aunts):
        return row[0] not in enemies[last]
    for aunt in aunts:
        if aunt not in row and aunt not in enemies[last]:
            row.append(aunt)
            if fill(row, aunts, enemies):
                return True
            row.pop()
    return False
