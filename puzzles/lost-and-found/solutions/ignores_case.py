# expect: WRONG_ANSWER Busy days
def unclaimed(found, claims):
    left = []
    wanted = [claim.lower() for claim in claims]
    for thing in found:
        if thing.lower() in wanted:
            wanted.remove(thing.lower())
        else:
            left.append(thing)
    return left
