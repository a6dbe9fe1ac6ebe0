# expect: RUNTIME_ERROR
def different(patches):
    names = set()
    for patch in patches:
        turns = [patch]
        for _ in range(3):
            turns.append(["".join(column) for column in zip(*turns[-1][::-1])])
        names.add(min(turns))
    return len(names)
