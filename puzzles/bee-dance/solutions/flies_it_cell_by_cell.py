# expect: TIME_LIMIT Long ways
STEPS = {12: (0, 1), 2: (1, 1), 4: (1, 0), 6: (0, -1), 8: (-1, -1), 10: (-1, 0)}


def shorten(way):
    x = y = 0
    for direction, cells in way:
        for _ in range(cells):
            x += STEPS[direction][0]
            y += STEPS[direction][1]
    both = min(x, y) if x > 0 and y > 0 else max(x, y) if x < 0 and y < 0 else 0
    parts = [(2, 8, both), (4, 10, x - both), (12, 6, y - both)]
    return [[one, n] if n > 0 else [other, -n] for one, other, n in parts if n]
