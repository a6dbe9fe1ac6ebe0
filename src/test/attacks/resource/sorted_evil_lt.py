# name: sorted_evil_lt
# family: resource
# source: own
# phase: call
# expects: TIME_LIMIT
# must_not: the clock stands still while the sort calls back
# oracle: universal

class Rival:
    def __init__(self, depth):
        self.depth = depth

    def __lt__(self, other):
        # Who is less is settled by a tournament among the next generation.
        if self.depth:
            sorted(Rival(self.depth - 1) for _ in range(12))
        return NotImplemented if self.depth % 2 else id(self) < id(other)

    def __gt__(self, other):
        return True


def checkio(x):
    sorted(Rival(40) for _ in range(12))
    return x * 2
