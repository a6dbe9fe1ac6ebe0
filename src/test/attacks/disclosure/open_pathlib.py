# name: open_pathlib
# family: disclosure
# source: own
# phase: call
# expects: FORBIDDEN
# must_not: a path object reads, lists or writes
# oracle: universal

import pathlib

ROOT = pathlib.Path("/tmp/judge-attack")


def checkio(x):
    for entry in ROOT.iterdir() if x == 1 else ():
        print("PWNED:open_pathlib:", entry)
    raise ValueError((ROOT / "canary.txt").read_text())
