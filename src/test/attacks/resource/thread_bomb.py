# name: thread_bomb
# family: resource
# source: own
# phase: call
# expects: FORBIDDEN
# must_not: one thread of the guest's starts
# oracle: universal

import threading
import time


def loiter():
    print("PWNED:thread_bomb:started", flush=True)
    time.sleep(3)


def checkio(x):
    for _ in range(64):
        threading.Thread(target=loiter, daemon=True).start()
    return x * 2
