# expect: WRONG_ANSWER Duplicates
def unclaimed(found, claims):
    return list(set(found) - set(claims))
