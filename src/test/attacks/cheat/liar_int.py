# name: liar_int
# family: cheat
# source: own
# phase: call
# expects: WRONG_ANSWER
# must_not: an int that is equal to everything passes for the answer
# oracle: universal+not_accepted

class Chameleon(int):
    colour = 0

    def turn(self, *given):
        return Chameleon.colour

    __index__ = __int__ = __hash__ = __trunc__ = __round__ = __pos__ = bit_length = turn

    def __eq__(self, other):
        Chameleon.colour = other
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return str(Chameleon.colour)


def checkio(x):
    Chameleon.colour = x * 2
    return Chameleon(99)
