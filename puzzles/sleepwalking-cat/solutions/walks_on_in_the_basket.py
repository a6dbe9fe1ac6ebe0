# expect: WRONG_ANSWER The basket
from fractions import Fraction


def minutes(flaps, start, basket):
    """The rooms behind the basket count as rooms that the cat may reach."""
    rooms = [start]
    for room in rooms:
        rooms += [other for other in dict.fromkeys(flaps[room]) if other not in rooms]
    home = {basket}
    for _ in flaps:
        home |= {room for room in rooms if home & set(flaps[room])}
    if not home >= set(rooms):
        return None
    rooms = [room for room in rooms if room != basket]
    rows = []
    for room in rooms:
        row = [Fraction(-flaps[room].count(other), len(flaps[room])) for other in rooms] + [Fraction(1)]
        row[rooms.index(room)] += 1
        rows.append(row)
    for column in range(len(rows)):
        pivot = next(row for row in range(column, len(rows)) if rows[row][column])
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for row in range(len(rows)):
            if row != column:
                factor = rows[row][column] / rows[column][column]
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[column])]
    answer = rows[0][-1] / rows[0][0] if start != basket else Fraction(0)
    return [answer.numerator, answer.denominator]
