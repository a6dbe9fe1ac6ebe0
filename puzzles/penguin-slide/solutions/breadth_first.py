# expect: ACCEPTED
from collections import deque

MOVES = (("U", -1, 0), ("D", 1, 0), ("L", 0, -1), ("R", 0, 1))


def rest(pond, row, column, down, right):
    while True:
        r, c = row + down, column + right
        if r < 0 or c < 0 or r >= len(pond) or c >= len(pond[0]) or pond[r][c] == "#":
            return row, column
        row, column = r, c
        if pond[r][c] == "S":
            return row, column


def slide(pond: list[str]) -> str | None:
    for r, line in enumerate(pond):
        if "P" in line:
            start = r, line.index("P")
        if "F" in line:
            fish = r, line.index("F")
    came = {start: ""}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        if here == fish:
            return came[here]
        for letter, down, right in MOVES:
            there = rest(pond, *here, down, right)
            if there not in came:
                came[there] = came[here] + letter
                queue.append(there)
    return None
