# expect: RUNTIME_ERROR Traps
from fractions import Fraction


def minutes(flaps, start, basket):
    rooms = [start]
    for room in rooms:
        if room != basket:
            rooms += [other for other in dict.fromkeys(flaps[room]) if other not in rooms]
    rooms = [room for room in rooms if room != basket]
    if any(not flaps[room] for room in rooms):
        return None
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
    answer = rows[0][-1] / rows[0][0] if rows else Fraction(0)
    return [answer.numerator, answer.denominator]
