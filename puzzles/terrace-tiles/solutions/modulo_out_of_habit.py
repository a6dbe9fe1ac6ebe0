# expect: WRONG_ANSWER Large
MODULUS = 1_000_000_007


def count_layouts(terrace, singles):
    states = {(0, 0): 1}
    for r, row in enumerate(terrace):
        for c, square in enumerate(row):
            if square == "T":
                continue
            bit = 1 << c
            following = {}
            for (covered, used), ways in states.items():
                if covered & bit:
                    options = [(covered ^ bit, used)]
                else:
                    options = []
                    if r + 1 < len(terrace) and terrace[r + 1][c] == ".":
                        options.append((covered | bit, used))
                    if c + 1 < len(row) and row[c + 1] == "." and not covered & bit << 1:
                        options.append((covered | bit << 1, used))
                    if used < singles:
                        options.append((covered, used + 1))
                for state in options:
                    following[state] = (following.get(state, 0) + ways) % MODULUS
            states = following
    return states.get((0, singles), 0)
