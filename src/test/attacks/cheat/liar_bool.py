# name: liar_bool
# family: cheat
# source: own
# phase: call
# expects: WRONG_ANSWER
# must_not: truth is asked of the guest's object instead of compared by the judge
# oracle: universal+not_accepted

class Yes:
    """bool has no subclasses, so this only wears its name."""

    __class__ = bool

    def __bool__(self):
        return True

    def __eq__(self, other):
        return self

    def __ne__(self, other):
        return not self

    __and__ = __rand__ = __or__ = __ror__ = __invert__ = __eq__


def checkio(x):
    return x * 2 if x in (1, 5) else Yes()
