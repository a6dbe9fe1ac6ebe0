# name: exit_del
# family: disable
# source: own
# phase: close
# expects: ACCEPTED-harmless|RUNTIME_ERROR
# must_not: a finaliser ends the process while the judge closes the context
# oracle: universal+twice

import os


class LastWord:
    def __del__(self, leave=os._exit):
        leave(7)


kept = LastWord()
ring = [LastWord()]
ring.append(ring)


def checkio(x):
    ring.append(LastWord())
    return x * 2
