# name: del_spins_at_close
# family: resource
# source: own
# phase: close
# expects: ACCEPTED-harmless|TIME_LIMIT
# must_not: finalisers run without a deadline and keep the slot
# oracle: universal

import weakref


class Undying:
    def __del__(self):
        Undying.last = self
        while True:
            pass


def linger(*given):
    while True:
        pass


kept = Undying()
watched = type("Watched", (), {})()
weakref.finalize(watched, linger)


def checkio(x):
    return x * 2
