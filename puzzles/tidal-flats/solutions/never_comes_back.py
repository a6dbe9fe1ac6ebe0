# expect: WRONG_ANSWER There and back
from collections import deque


def cross(sand, tide):
    goal = (len(sand) - 1, len(sand[0]) - 1)
    seen = {(0, 0)}
    queue = deque([(0, 0, 0)])
    while queue:
        row, column, minute = queue.popleft()
        if (row, column) == goal:
            return minute
        if minute > 2000:
            return None
        water = tide[(minute + 1) % len(tide)]
        for r, c in ((row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)):
            if 0 <= r <= goal[0] and 0 <= c <= goal[1] and int(sand[r][c]) > water and (r, c) not in seen:
                seen.add((r, c))
                queue.append((r, c, minute + 1))
        if int(sand[row][column]) > water:
            queue.append((row, column, minute + 1))
    return None
