# name: liar_number_key
# family: cheat
# source: own
# phase: call
# expects: WRONG_ANSWER
# must_not: an odd key or element inside a plain container runs the guest's code while the judge reads
# oracle: universal+not_accepted

log = []


class Key:
    def __init__(self, twin):
        self.twin = twin

    def __hash__(self):
        return hash(self.twin)

    def __eq__(self, other):
        log.append(other)
        if len(log) > 2:
            while True:
                pass
        return True


def checkio(x):
    return {Key(x): x * 2} if x == 1 else frozenset([Key(x * 2)])
