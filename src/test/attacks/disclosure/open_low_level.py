# name: open_low_level
# family: disclosure
# source: own
# phase: import
# expects: ACCEPTED-harmless|FORBIDDEN
# must_not: one of the ways to open a file is not guarded like the others
# oracle: universal

import _io
import codecs
import io
import os
import tokenize

ROOT = "/tmp/judge-attack"
FILES = (ROOT + "/canary.txt", "/proc/self/environ", "/proc/self/cmdline", "/proc/../etc/hostname",
         "file://" + ROOT + "/canary.txt", os.fsencode(ROOT) + b"/canary.txt")
WAYS = (
    lambda p: io.open(p).read(), lambda p: io.open_code(p).read(), lambda p: _io.FileIO(p).readall(),
    lambda p: codecs.open(p, encoding="latin-1").read(), lambda p: tokenize.open(p).read(),
    lambda p: os.read(os.open(p, os.O_RDONLY), 300), lambda p: os.fdopen(os.open(p, 0)).read(),
    lambda p: open("x", opener=lambda *given: os.open(p, 0)).read(),
    lambda p: os.read(os.open(p, os.O_RDONLY | getattr(os, "O_PATH", 0)), 300),
    lambda p: os.link(p, ROOT + "/markers/open_low_level") or "linked",
)
for path in FILES:
    for number, way in enumerate(WAYS):
        try:
            print("PWNED:open_low_level:%d" % number, path, way(path)[:200])
        except Exception:
            pass


def checkio(x):
    return x * 2
