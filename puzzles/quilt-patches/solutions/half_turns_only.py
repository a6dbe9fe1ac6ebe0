# expect: WRONG_ANSWER Basics
def different(patches):
    return len({min(tuple(patch), tuple(row[::-1] for row in patch[::-1])) for patch in patches})
