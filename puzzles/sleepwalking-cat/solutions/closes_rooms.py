# expect: ACCEPTED
from fractions import Fraction


def minutes(flaps, start, basket):
    """Closes one room after the other: who would pass through it goes on at once, and the time is added."""
    if start == basket:
        return [0, 1]
    ways = {}
    time = {}
    todo = [start]
    while todo:
        room = todo.pop()
        if room in ways or room == basket:
            continue
        if not flaps[room]:
            return None
        ways[room] = {}
        time[room] = Fraction(1)
        for other in flaps[room]:
            ways[room][other] = ways[room].get(other, 0) + Fraction(1, len(flaps[room]))
        todo += flaps[room]
    for room in [other for other in ways if other != start] + [start]:
        again = ways[room].pop(room, 0)
        if again == 1:
            return None
        time[room] /= 1 - again
        out = {other: chance / (1 - again) for other, chance in ways.pop(room).items()}
        for earlier in ways:
            chance = ways[earlier].pop(room, 0)
            if chance:
                time[earlier] += chance * time[room]
                for other, part in out.items():
                    ways[earlier][other] = ways[earlier].get(other, 0) + chance * part
    return list(time[start].as_integer_ratio())
