# expect: WRONG_ANSWER Duplicates
def unclaimed(found, claims):
    return [thing for thing in found if thing not in claims]
