# name: lock_deadlock
# family: resource
# source: own
# phase: call
# expects: TIME_LIMIT
# must_not: a guest that waits for itself keeps its slot
# oracle: universal

import threading


def checkio(x):
    door = threading.Lock()
    with door:
        door.acquire()
    return x * 2
