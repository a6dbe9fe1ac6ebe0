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
        here = queue.popleft()
        for letter, down, right in MOVES:
            row, column = here
            while True:
                r, c = row + down, column + right
                if not (0 <= r < len(pond) and 0 <= c < len(pond[0])) or pond[r][c] == "#":
                    break
                row, column = r, c
                if pond[r][c] == "F":
                    return came[here] + letter
                if pond[r][c] == "S":
                    break
            if (row, column) not in came:
                came[row, column] = came[here] + letter
                queue.append((row, column))
    return None
