# name: kill_parent
# family: service
# source: own
# phase: call
# expects: FORBIDDEN
# must_not: the guest may signal the process that started it
# oracle: universal

import os


def checkio(x):
    # The signal 0 only asks whether a real one would be delivered.
    os.kill(os.getppid(), 0)
    print("PWNED:kill_parent:permitted", flush=True)
    os.kill(os.getppid(), 15)
    return x * 2
