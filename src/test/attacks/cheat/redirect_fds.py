# name: redirect_fds
# family: cheat
# source: own
# phase: call
# expects: WRONG_ANSWER|FORBIDDEN
# must_not: descriptors are swapped so that print() speaks on the judge's pipe
# oracle: universal+not_accepted

import os
import sys

FORGED = "\0\0\0\x09\x04ACCEPTED"


def checkio(x):
    for fd in range(3, 21):
        for swap in (lambda: os.dup2(fd, 1), lambda: os.dup2(1, fd), lambda: os.close(fd), lambda: os.dup(fd)):
            try:
                swap()
                print(end=FORGED, flush=True)
            except Exception:
                pass
        for make in (os.fdopen, open):
            try:
                with make(fd, "wb", buffering=0, closefd=False) as pipe:
                    pipe.write(FORGED.encode())
                sys.stdout = make(fd, "w", closefd=False)
                print(FORGED)
            except Exception:
                pass
    return x * 2 + 1
