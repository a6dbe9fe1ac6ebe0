# expect: ACCEPTED
STEPS = {12: (0, 1), 2: (1, 1), 4: (1, 0), 6: (0, -1), 8: (-1, -1), 10: (-1, 0)}


def shorten(way):
    x = sum(STEPS[direction][0] * cells for direction, cells in way)
    y = sum(STEPS[direction][1] * cells for direction, cells in way)
    both = 0
    if x > 0 and y > 0:
        both = min(x, y)
    if x < 0 and y < 0:
        both = max(x, y)
    parts = [(2, both), (4, x - both), (12, y - both)]
    opposite = {2: 8, 4: 10, 12: 6}
    return [[d, n] if n > 0 else [opposite[d], -n] for d, n in parts if n != 0]
