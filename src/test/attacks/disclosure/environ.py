# name: environ
# family: disclosure
# source: own
# phase: call
# expects: ACCEPTED-harmless|FORBIDDEN
# must_not: a variable of the judge's environment comes back
# oracle: universal

import os
import posix


def everything():
    yield dict(os.environ)
    yield dict(getattr(os, "environb", {}))
    yield getattr(posix, "environ", None)
    yield os.getenv("JUDGE_ATTACK_ENV")
    yield os.path.expandvars("$JUDGE_ATTACK_ENV $HOME $PATH")


def checkio(x):
    found = repr(list(everything()))
    if "CANARY-" in found:
        raise ValueError(found)
    return x * 2
