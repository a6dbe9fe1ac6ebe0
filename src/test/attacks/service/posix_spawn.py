# name: posix_spawn
# family: service
# source: own
# phase: call
# expects: FORBIDDEN
# must_not: a command runs
# oracle: universal

import os

ROOT = "/tmp/judge-attack"


def checkio(x):
    order = ["touch", ROOT + "/markers/posix_spawn"]
    pid = os.posix_spawn("/usr/bin/touch", order, {})
    print("PWNED:posix_spawn:", os.waitpid(pid, 0))
    return x * 2
