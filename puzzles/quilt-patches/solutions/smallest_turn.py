# expect: ACCEPTED
def different(patches: list[list[str]]) -> int:
    return len({smallest(patch) for patch in patches})


def smallest(patch):
    turns = []
    for _ in range(4):
        turns.append(tuple(patch))
        patch = ["".join(column) for column in zip(*patch[::-1])]
    return min(turns)
