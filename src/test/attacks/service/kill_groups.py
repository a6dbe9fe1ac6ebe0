# name: kill_groups
# family: service
# source: own
# phase: call
# expects: FORBIDDEN
# must_not: pid 0 or -1 reaches the group or every process of the user
# oracle: universal

import os


def checkio(x):
    # Signal 0 harms nobody, and is refused to those who may not send another.
    for everybody in (0, -1):
        os.kill(everybody, 0)
        print("PWNED:kill_groups:%d" % everybody, flush=True)
    os.killpg(os.getpgid(0), 0)
    print("PWNED:kill_groups:own group")
    return x * 2
