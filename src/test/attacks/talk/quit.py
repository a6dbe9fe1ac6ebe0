# name: quit
# family: talk
# source: the talk, slide on quitting the sandbox
# phase: call
# expects: RUNTIME_ERROR
# must_not: leaving early with status 0 counts as success, or no verdict comes
# oracle: universal+not_accepted

import sys


def checkio(x):
    if x > 5:
        sys.exit(0)
    return x * 2
