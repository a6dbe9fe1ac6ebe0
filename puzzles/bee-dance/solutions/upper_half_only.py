# expect: WRONG_ANSWER Basics
STEPS = {12: (0, 1), 2: (1, 1), 4: (1, 0), 6: (0, -1), 8: (-1, -1), 10: (-1, 0)}


def shorten(way):
    x = sum(STEPS[direction][0] * cells for direction, cells in way)
    y = sum(STEPS[direction][1] * cells for direction, cells in way)
    both = max(0, min(x, y))
    parts = [(2, 8, both), (4, 10, x - both), (12, 6, y - both)]
    return [[one, n] if n > 0 else [other, -n] for one, other, n in parts if n]
