# expect: WRONG_ANSWER Basics
def different(patches):
    names = set()
    for patch in patches:
        turns = []
        for _ in range(4):
            turns.append(tuple(patch))
            patch = ["".join(column) for column in zip(*patch)]
        names.add(min(turns))
    return len(names)
