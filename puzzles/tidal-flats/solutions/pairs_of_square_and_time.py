# expect: ACCEPTED
from collections import deque

WAYS = ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))


def cross(sand: list[str], tide: list[int]) -> int | None:
    goal = (len(sand) - 1, len(sand[0]) - 1)
    seen = {(0, 0, 0)}
    queue = deque([(0, 0, 0)])
    while queue:
        row, column, minute = queue.popleft()
        if (row, column) == goal:
            return minute
        phase = (minute + 1) % len(tide)
        for down, right in WAYS:
            r, c = row + down, column + right
            if 0 <= r <= goal[0] and 0 <= c <= goal[1] and int(sand[r][c]) > tide[phase]:
                if (r, c, phase) not in seen:
                    seen.add((r, c, phase))
                    queue.append((r, c, minute + 1))
    return None
