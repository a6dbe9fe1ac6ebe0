# name: stderr_flood
# family: resource
# source: own
# phase: import
# expects: OUTPUT_LIMIT
# must_not: the second stream is not counted
# oracle: universal

import os
import sys

drop = "err" * 5000
for i in range(100_000):
    sys.stderr.write(drop)
    os.write(2, drop.encode())
    sys.__stderr__.flush()


def checkio(x):
    return x * 2
