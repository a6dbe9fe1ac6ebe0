# expect: WRONG_ANSWER Basics
STEPS = {12: (0, 2), 2: (1, 1), 4: (1, -1), 6: (0, -2), 8: (-1, -1), 10: (-1, 1)}


def shorten(way):
    x = sum(STEPS[direction][0] * cells for direction, cells in way)
    y = sum(STEPS[direction][1] * cells for direction, cells in way)
    result = []
    if x:
        result.append([2 if x > 0 else 8, abs(x)])
    y -= x
    if y:
        result.append([12 if y > 0 else 6, abs(y) // 2])
    return result
