# name: exit_generator
# family: disable
# source: own
# phase: call
# expects: WRONG_ANSWER
# must_not: running the returned generator ends the process
# oracle: universal+not_accepted

import os


def checkio(x):
    def answers():
        yield x * 2
        os._exit(0)

    return answers() if x % 2 else map(os._exit, [0, 0])
