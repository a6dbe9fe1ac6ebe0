# name: raw_thread_bomb
# family: resource
# source: own
# phase: call
# expects: FORBIDDEN
# must_not: one thread of the guest's starts
# oracle: universal

import _thread
import time


def loiter(number):
    print("PWNED:raw_thread_bomb:%d" % number, flush=True)
    time.sleep(3)


def checkio(x):
    for number in range(64):
        _thread.start_new_thread(loiter, (number,))
    return x * 2
