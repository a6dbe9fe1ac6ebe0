# name: sleep_forever
# family: resource
# source: own
# phase: call
# expects: TIME_LIMIT
# must_not: a guest that uses no CPU keeps its slot
# oracle: universal

import time


def checkio(x):
    while True:
        try:
            time.sleep(3600)
        except BaseException:
            pass
