# name: crash
# family: talk
# source: the talk, slide on crashing the sandbox
# phase: call
# expects: RUNTIME_ERROR
# must_not: a recursion inside the interpreter itself takes the process down without a verdict
# oracle: universal+not_accepted

class Abyss:
    """To call it is to call what calls it: each step down is the interpreter's own."""


Abyss.__call__ = Abyss()


def checkio(x):
    return Abyss()(x)
