# expect: ACCEPTED
def different(patches):
    seen = set()
    count = 0
    for patch in patches:
        side = len(patch)
        places = range(side)
        quarter = tuple("".join(patch[side - 1 - c][r] for c in places) for r in places)
        half = tuple(row[::-1] for row in reversed(patch))
        three_quarters = tuple(row[::-1] for row in reversed(quarter))
        if tuple(patch) not in seen:
            count += 1
            seen |= {tuple(patch), quarter, half, three_quarters}
    return count
