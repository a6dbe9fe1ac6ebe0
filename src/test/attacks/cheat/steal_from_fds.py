# name: steal_from_fds
# family: cheat
# source: own
# phase: call
# expects: ACCEPTED-harmless|FORBIDDEN
# must_not: reading a raw descriptor yields the judge's next command, or a file it has open
# oracle: universal+no_hidden_input

import os


def take(fd):
    yield os.read(fd, 64)
    yield os.pread(fd, 64, 0)
    yield os.readv(fd, [bytearray(64)])


def checkio(x):
    for fd in [*range(3, 21), 0]:
        try:
            kind = os.fstat(fd).st_mode & 0o170000
            found = [b for b in take(fd) if b]
        except Exception:
            continue
        if found:
            print("PWNED:steal_from_fds:%d" % fd, oct(kind), found)
    return x * 2
