# name: fork_bomb
# family: service
# source: own
# phase: call
# expects: FORBIDDEN
# must_not: a second process exists, even for a moment
# oracle: universal

import os
import time


def checkio(x):
    for _ in range(8):
        if os.fork() == 0:
            print("PWNED:fork_bomb:child", flush=True)
            time.sleep(3)
            os._exit(0)
    return x * 2
