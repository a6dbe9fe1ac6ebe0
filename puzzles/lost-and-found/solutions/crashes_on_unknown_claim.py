# expect: RUNTIME_ERROR
def unclaimed(found, claims):
    box = list(found)
    for claim in claims:
        box.remove(claim)
    return box
