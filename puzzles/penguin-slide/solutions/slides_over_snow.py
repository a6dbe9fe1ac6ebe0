# expect: WRONG_ANSWER Snow
from collections import deque

MOVES = (("U", -1, 0), ("D", 1, 0), ("L", 0, -1), ("R", 0, 1))


def slide(pond):
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
            r, c = here
            while 0 <= r + down < len(pond) and 0 <= c + right < len(pond[0]) and pond[r + down][c + right] != "#":
                r += down
                c += right
            if (r, c) not in came:
                came[r, c] = came[here] + letter
                queue.append((r, c))
    return None
