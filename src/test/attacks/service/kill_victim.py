# name: kill_victim
# family: service
# source: own
# phase: call
# expects: FORBIDDEN
# must_not: the planted process dies
# oracle: universal

import os

ROOT = "/tmp/judge-attack"


def checkio(x):
    with open(ROOT + "/victim.pid") as note:
        victim = int(note.read())
    os.kill(victim, 9)
    return x * 2
