# expect: RUNTIME_ERROR
from fractions import Fraction


def minutes(flaps, start, basket):
    if start == basket:
        return [0, 1]
    rows = []
    for room, behind in enumerate(flaps):
        row = [Fraction(0)] * (len(flaps) + 1)
        if room != basket:
            if not behind:
                return None
            for other in behind:
                row[other] -= Fraction(1, len(behind))
            row[-1] = Fraction(1)
        row[room] += 1
        rows.append(row)
    for column in range(len(rows)):
        pivot = next(row for row in range(column, len(rows)) if rows[row][column])
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for row in range(len(rows)):
            if row != column:
                factor = rows[row][column] / rows[column][column]
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[column])]
    answer = rows[start][-1] / rows[start][start]
    return [answer.numerator, answer.denominator]
