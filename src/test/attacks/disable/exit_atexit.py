# name: exit_atexit
# family: disable
# source: own
# phase: close
# expects: ACCEPTED-harmless|RUNTIME_ERROR
# must_not: a hook for the end ends the process, prints after the verdict, or asks for more hooks for ever
# oracle: universal+twice

import atexit
import os
import sys


def once_more(left=50):
    if left:
        atexit.register(once_more, left - 1)


atexit.register(os._exit, 7)
atexit.register(sys.exit, 8)
atexit.register(once_more)


@atexit.register
def speak():
    print("words after the verdict", flush=True)
    raise SystemExit(9)


def checkio(x):
    return x * 2
