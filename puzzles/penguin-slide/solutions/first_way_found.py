# expect: WRONG_ANSWER Detours
MOVES = (("U", -1, 0), ("D", 1, 0), ("L", 0, -1), ("R", 0, 1))


def slide(pond):
    for r, line in enumerate(pond):
        if "P" in line:
            start = r, line.index("P")
        if "F" in line:
            fish = r, line.index("F")
    seen = {start}
    stack = [(start, "")]
    while stack:
        here, moves = stack.pop()
        if here == fish:
            return moves
        for letter, down, right in MOVES:
            r, c = here
            while 0 <= r + down < len(pond) and 0 <= c + right < len(pond[0]) and pond[r + down][c + right] != "#":
                r += down
                c += right
                if pond[r][c] == "S":
                    break
            if (r, c) not in seen:
                seen.add((r, c))
                stack.append(((r, c), moves + letter))
    return None
