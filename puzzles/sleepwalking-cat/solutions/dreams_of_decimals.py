# expect: WRONG_ANSWER Large houses
from fractions import Fraction


def minutes(flaps, start, basket):
    rooms = [start]
    for room in rooms:
        if room != basket:
            rooms += [other for other in dict.fromkeys(flaps[room]) if other not in rooms]
    home = {basket}
    for _ in flaps:
        home |= {room for room in rooms if home & set(flaps[room])}
    if not home >= set(rooms):
        return None
    rooms = [room for room in rooms if room != basket]
    rows = []
    for room in rooms:
        row = [-flaps[room].count(other) / len(flaps[room]) for other in rooms] + [1.0]
        row[rooms.index(room)] += 1
        rows.append(row)
    for column in range(len(rows)):
        pivot = max(range(column, len(rows)), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for row in range(len(rows)):
            if row != column:
                factor = rows[row][column] / rows[column][column]
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[column])]
    answer = Fraction(rows[0][-1] / rows[0][0]).limit_denominator(1000000) if rows else Fraction(0)
    return [answer.numerator, answer.denominator]
