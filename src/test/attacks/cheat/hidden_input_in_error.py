# name: hidden_input_in_error
# family: cheat
# source: own
# phase: call
# expects: RUNTIME_ERROR
# must_not: the text of an exception carries a hidden input to the player
# oracle: universal+not_accepted+no_hidden_input

import sys


def checkio(x):
    if x > 5:
        print("hidden:", x, file=sys.stderr)
        raise LookupError("the hidden input is %d" % x) from ValueError([x, 2 * x])
    return x * 2
