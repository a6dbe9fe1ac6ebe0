# expect: WRONG_ANSWER Basics
from collections import deque

MOVES = (("U", -1, 0), ("D", 1, 0), ("L", 0, -1), ("R", 0, 1))


def slide(pond):
    for r, line in enumerate(pond):
        if "P" in line:
            start = r, line.index("P")
    came = {start: ""}
    queue = deque([start])
    while queue:
        r, c = queue.popleft()
        if pond[r][c] == "F":
            return came[r, c]
        for letter, down, right in MOVES:
            there = r + down, c + right
            if 0 <= there[0] < len(pond) and 0 <= there[1] < len(pond[0]):
                if pond[there[0]][there[1]] != "#" and there not in came:
                    came[there] = came[r, c] + letter
                    queue.append(there)
    return None
