# expect: WRONG_ANSWER Mirror images
def different(patches):
    names = set()
    for patch in patches:
        turns = []
        for _ in range(4):
            turns += [tuple(patch), tuple(patch[::-1])]
            patch = ["".join(column) for column in zip(*patch[::-1])]
        names.add(min(turns))
    return len(names)
