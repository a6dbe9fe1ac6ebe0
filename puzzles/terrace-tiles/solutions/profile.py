# expect: ACCEPTED
def count_layouts(terrace: list[str], singles: int) -> int:
    states = {(0, 0): 1}
    for r, row in enumerate(terrace):
        below = terrace[r + 1] if r + 1 < len(terrace) else "T" * len(row)
        for c, square in enumerate(row):
            if square == "T":
                continue
            bit = 1 << c
            beside = bit << 1 if row[c + 1:c + 2] == "." else 0
            following = {}
            for (covered, used), ways in states.items():
                if covered & bit:
                    options = [(covered ^ bit, used)]
                else:
                    options = []
                    if below[c] == ".":
                        options.append((covered | bit, used))
                    if beside and not covered & beside:
                        options.append((covered | beside, used))
                    if used < singles:
                        options.append((covered, used + 1))
                for state in options:
                    following[state] = following.get(state, 0) + ways
            states = following
    return states.get((0, singles), 0)
