# name: function_is_odd
# family: cheat
# source: own
# phase: call
# expects: WRONG_ANSWER|RUNTIME_ERROR
# must_not: the way in which the judge finds or calls the function hands it something of the judge's
# oracle: universal+not_accepted

import sys


class Lens:
    """Stands where the function should be, and the module is of a class of its own."""

    __name__ = "checkio"

    def __call__(self, *given, **named):
        told = [type(thing).__name__ for thing in given] + sorted(named)
        frame = sys._getframe(1)
        return told + [frame.f_code.co_name if frame else None]

    def __bool__(self):
        raise KeyError("nobody asks")


class Swapped(type(sys)):
    def __getattribute__(self, name):
        return (lambda *given: 10) if name == "checkio" else super().__getattribute__(name)


checkio = Lens()
sys.modules[__name__].__class__ = Swapped
