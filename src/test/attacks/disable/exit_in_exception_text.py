# name: exit_in_exception_text
# family: disable
# source: own
# phase: call
# expects: RUNTIME_ERROR
# must_not: asking an exception for its text ends the process or hides the failure
# oracle: universal+not_accepted

import os
import sys

sys.excepthook = sys.unraisablehook = lambda *given: os._exit(0)


class Parting(Exception):
    def __str__(self):
        os._exit(0)

    __repr__ = __format__ = __str__


def checkio(x):
    raise Parting(x) from Parting(Parting())
