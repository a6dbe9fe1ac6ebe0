# name: write_temporary
# family: disclosure
# source: own
# phase: call
# expects: FORBIDDEN
# must_not: the guest finds a place where it can write
# oracle: universal

import shutil
import tempfile

ROOT = "/tmp/judge-attack"


def checkio(x):
    tempfile.tempdir = ROOT + "/markers"
    with tempfile.NamedTemporaryFile("w", prefix="write_temporary", delete=False) as mark:
        mark.write("written")
    print("PWNED:write_temporary:", mark.name)
    shutil.copy(ROOT + "/canary.txt", ROOT + "/markers/write_temporary")
    return x * 2
