# expect: ACCEPTED
from collections import deque


def line_up(singers: list[list]) -> list[str]:
    row = deque()
    left = False
    for name, height in sorted(singers, key=lambda singer: (-singer[1], singer[0])):
        if left:
            row.appendleft(name)
        else:
            row.append(name)
        left = not left
    return list(row)
