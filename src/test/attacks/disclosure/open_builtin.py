# name: open_builtin
# family: disclosure
# source: own
# phase: call
# expects: FORBIDDEN
# must_not: the canary file opens, or a marker is written
# oracle: universal

ROOT = "/tmp/judge-attack"


def checkio(x):
    try:
        with open(ROOT + "/markers/open_builtin", "w") as mark:
            mark.write("written")
    finally:
        raise ValueError(open(ROOT + "/canary.txt", "rb", buffering=0).read())
