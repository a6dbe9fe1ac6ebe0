# expect: ACCEPTED
def seat(aunts: list[str], quarrels: list[list[str]]) -> list[str] | None:
    enemies = {aunt: set() for aunt in aunts}
    for one, other in quarrels:
        enemies[one].add(other)
        enemies[other].add(one)
    row = [aunts[0]]
    return row if fill(row, aunts, enemies, set()) else None


def fill(row, aunts, enemies, dead):
    last = row[-1]
    if len(row) == len(aunts):
        return row[0] not in enemies[last]
    state = (frozenset(row), last)
    if state in dead:
        return False
    for aunt in aunts:
        if aunt not in row and aunt not in enemies[last]:
            row.append(aunt)
            if fill(row, aunts, enemies, dead):
                return True
            row.pop()
    dead.add(state)
    return False
