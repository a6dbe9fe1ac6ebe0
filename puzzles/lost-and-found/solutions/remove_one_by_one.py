# expect: ACCEPTED
def unclaimed(found: list[str], claims: list[str]) -> list[str]:
    box = list(found)
    for claim in claims:
        if claim in box:
            box.remove(claim)
    return box
