# name: forge_frames_by_write
# family: cheat
# source: own
# phase: call
# expects: WRONG_ANSWER|FORBIDDEN
# must_not: bytes of the guest's arrive on the judge's pipe and count as its report
# oracle: universal+not_accepted

import os
import struct


def frames():
    # Length, kind, fields: whatever the judge's own look like, some of these come close.
    for kind in range(12):
        for body in (b"", b"\0\0\0\x08ACCEPTED", struct.pack(">q", 10), b"\x01" * 24):
            yield struct.pack(">iB", 1 + len(body), kind) + body
            yield struct.pack(">i", 1 + len(body)) + body + bytes([kind])


def checkio(x):
    letters = b"".join(frames())
    for fd in [*range(3, 21), 0, 1, 2]:
        for send in (os.write, lambda n, b: os.writev(n, [b]), lambda n, b: os.pwrite(n, b, 0)):
            try:
                send(fd, letters)
            except Exception:
                pass
    return x * 2 + 1
