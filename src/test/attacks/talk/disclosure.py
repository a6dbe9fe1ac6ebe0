# name: disclosure
# family: talk
# source: the talk, slide on information disclosure
# phase: call
# expects: FORBIDDEN
# must_not: environment, source of the judge or accounts of the host in what comes back
# oracle: universal+no_hostinfo

import os
import sys

ROOT = "/tmp/judge-attack"
loot = [dict(os.environ), sys.argv, sys.path, getattr(sys, "orig_argv", None)]
for found in loot:
    if "CANARY-" in repr(found):
        print("PWNED:disclosure:", found)


def checkio(x):
    for path in ("/etc/passwd", ROOT + "/canary.txt"):
        loot.append(open(path).read())
    raise RuntimeError(loot)
