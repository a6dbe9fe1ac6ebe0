# expect: ACCEPTED
from math import gcd


def minutes(flaps, start, basket):
    """Whole numbers only: each equation is multiplied by the number of flaps; Cramer's rule by Bareiss."""
    if start == basket:
        return [0, 1]
    rooms = []
    todo = {start}
    while todo:
        room = todo.pop()
        rooms.append(room)
        todo |= {other for other in flaps[room] if other != basket and other not in rooms}
    rooms.remove(start)
    rooms.append(start)
    home = {basket}
    while any(room not in home and home & set(flaps[room]) for room in rooms):
        home |= {room for room in rooms if home & set(flaps[room])}
    if not home.issuperset(rooms):
        return None
    table = []
    for room in rooms:
        row = [-flaps[room].count(other) for other in rooms]
        row[rooms.index(room)] += len(flaps[room])
        table.append(row + [len(flaps[room])])
    before = 1
    for at in range(len(table) - 1):
        for row in table[at + 1:]:
            first = row[at]
            for column in range(at, len(row)):
                row[column] = (row[column] * table[at][at] - first * table[at][column]) // before
        before = table[at][at]
    below, above = table[-1][-2:]
    common = gcd(above, below)
    return [above // common, below // common]
