# name: liar_float
# family: cheat
# source: own
# phase: call
# expects: WRONG_ANSWER
# must_not: a float, or a not-a-number, that claims to equal the answer passes
# oracle: universal+not_accepted

class Drift(float):
    def __eq__(self, other):
        return True

    __le__ = __ge__ = __eq__

    def __sub__(self, other):
        return 0.0

    __rsub__ = __abs__ = lambda self, *given: 0.0

    def is_integer(self):
        return True


def checkio(x):
    if x == 1:
        return x * 2
    return Drift(x * 2 + 0.25) if x == 5 else Drift("nan")
