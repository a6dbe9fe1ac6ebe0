# name: count_the_calls
# family: cheat
# source: own
# phase: call
# expects: WRONG_ANSWER
# must_not: knowing the samples is enough, or state between calls replaces work
# oracle: universal+not_accepted

import itertools

SAMPLES = {1: 2, 5: 10}
turn = itertools.count()


def checkio(x):
    # From the third call on it only hopes that nobody looks.
    return SAMPLES[x] if next(turn) < 2 else SAMPLES.get(x, 0.5)
