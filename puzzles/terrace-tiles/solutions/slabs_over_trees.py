# expect: WRONG_ANSWER Trees
def count_layouts(terrace, singles):
    states = {(0, 0): 1}
    for r, row in enumerate(terrace):
        for c, square in enumerate(row):
            bit = 1 << c
            following = {}
            for (covered, used), ways in states.items():
                if covered & bit or square == "T":
                    options = [(covered & ~bit, used)]
                else:
                    options = []
                    if r + 1 < len(terrace):
                        options.append((covered | bit, used))
                    if c + 1 < len(row) and not covered & bit << 1:
                        options.append((covered | bit << 1, used))
                    if used < singles:
                        options.append((covered, used + 1))
                for state in options:
                    following[state] = following.get(state, 0) + ways
            states = following
    return states.get((0, singles), 0)
