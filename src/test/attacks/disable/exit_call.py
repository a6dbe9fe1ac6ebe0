# name: exit_call
# family: disable
# source: the talk, slide on quitting the sandbox
# phase: call
# expects: RUNTIME_ERROR|WRONG_ANSWER
# must_not: leaving in a hidden test counts as passing it
# oracle: universal+not_accepted

import os


def checkio(x):
    if x == 424242:
        try:
            os._exit(0)
        finally:
            return x * 2 + 1
    return x * 2
