# expect: WRONG_ANSWER Turns
def different(patches):
    seen = set()
    count = 0
    for patch in patches:
        turned_back = tuple("".join(column) for column in zip(*patch))[::-1]
        if tuple(patch) not in seen and turned_back not in seen:
            count += 1
        seen.add(tuple(patch))
    return count
