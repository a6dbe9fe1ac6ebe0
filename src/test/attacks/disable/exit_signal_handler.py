# name: exit_signal_handler
# family: disable
# source: own
# phase: import
# expects: FORBIDDEN
# must_not: a handler of the guest's runs in the judge's process
# oracle: universal

import os
import signal

signal.signal(signal.SIGALRM, lambda number, frame: os._exit(0))
signal.alarm(1)
print("PWNED:exit_signal_handler:armed")


def checkio(x):
    signal.raise_signal(signal.SIGALRM)
    return x * 2
