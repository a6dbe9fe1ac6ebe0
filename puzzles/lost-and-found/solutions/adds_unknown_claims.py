# expect: WRONG_ANSWER Empty hands
def unclaimed(found, claims):
    box = list(found)
    for claim in claims:
        if claim in box:
            box.remove(claim)
        else:
            box.append(claim)
    return box
