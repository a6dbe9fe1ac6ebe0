# expect: ACCEPTED
from fractions import Fraction


def minutes(flaps: list[list[int]], start: int, basket: int) -> list[int] | None:
    rooms = [room for room in reached(flaps, start, basket) if room != basket]
    if any(basket not in reached(flaps, room, basket) for room in rooms):
        return None
    if start == basket:
        return [0, 1]
    rows = [equation(rooms, room, flaps[room]) for room in rooms]
    for column in range(len(rooms)):
        pivot = next(row for row in range(column, len(rooms)) if rows[row][column])
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [value / rows[column][column] for value in rows[column]]
        for row in range(len(rooms)):
            if row != column:
                factor = rows[row][column]
                rows[row] = [value - factor * above for value, above in zip(rows[row], rows[column])]
    answer = rows[0][-1]
    return [answer.numerator, answer.denominator]


def reached(flaps, start, basket):
    """The rooms that the cat can reach, in the order in which they are found."""
    rooms = [start]
    for room in rooms:
        if room != basket:
            rooms += [other for other in dict.fromkeys(flaps[room]) if other not in rooms]
    return rooms


def equation(rooms, room, behind):
    """The unknown of the room, minus the average of the unknowns behind its flaps, is 1."""
    row = [Fraction(-behind.count(other), len(behind)) for other in rooms]
    row[rooms.index(room)] += 1
    return row + [Fraction(1)]
