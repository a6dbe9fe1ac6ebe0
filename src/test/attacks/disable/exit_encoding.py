# name: exit_encoding
# family: disable
# source: own
# phase: call
# expects: WRONG_ANSWER
# must_not: reading the returned object runs its methods, one of which ends the process
# oracle: universal+not_accepted

import os


def leave(*given, **named):
    os._exit(0)


PROTOCOL = """len iter next getitem contains index int float bool repr str bytes format hash eq ne lt
    gt reduce reduce_ex sizeof dir instancecheck length_hint reversed call enter exit abs copy
    complex buffer fspath set_name get""".split()
Trap = type("Trap", (), {"__%s__" % word: leave for word in PROTOCOL})


def checkio(x):
    trap = Trap()
    return trap if x == 1 else [x * 2, (trap,)]
