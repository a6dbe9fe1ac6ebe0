# name: exit_module
# family: disable
# source: the talk, slide on quitting the sandbox
# phase: import
# expects: RUNTIME_ERROR
# must_not: the process ends, or status 0 counts as success
# oracle: universal+not_accepted

import os

print("on the way out", flush=True)
os._exit(0)


def checkio(x):
    return x * 2
