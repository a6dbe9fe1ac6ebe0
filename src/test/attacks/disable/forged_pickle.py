# name: forged_pickle
# family: disable
# source: own
# phase: call
# expects: FORBIDDEN
# must_not: a pickle calls what the source does not name
# oracle: universal

import pickle

ROOT = b"/tmp/judge-attack"


def checkio(x):
    steps = [
        b"c_io\nopen\n(S'" + ROOT + b"/canary.txt'\ntR.",
        b"cposix\nsystem\n(S'touch " + ROOT + b"/markers/forged_pickle'\ntR.",
    ]
    for step in steps:
        found = pickle.loads(step)
        print("PWNED:forged_pickle:", found if type(found) is int else found.read())
    return x * 2
