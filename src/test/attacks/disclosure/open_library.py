# name: open_library
# family: disclosure
# source: own
# phase: import
# expects: ACCEPTED-harmless|FORBIDDEN
# must_not: a module of the library opens a file for the guest
# oracle: universal

import importlib

ROOT = "/tmp/judge-attack"
CANARY = ROOT + "/canary.txt"
WAYS = {
    "linecache": lambda m: m.getlines(CANARY),
    "fileinput": lambda m: list(m.input([CANARY])),
    "gzip": lambda m: m.open(CANARY).read(),
    "zipfile": lambda m: m.ZipFile(ROOT + "/markers/open_library.zip", "w").write(CANARY),
    "tarfile": lambda m: m.open(ROOT + "/markers/open_library.tar", "w").add(CANARY),
    "filecmp": lambda m: m.cmp(CANARY, "/etc/hostname", shallow=False),
    "logging": lambda m: m.FileHandler(ROOT + "/markers/open_library.log").emit(None),
    "mimetypes": lambda m: m.read_mime_types(CANARY),
    "mmap": lambda m: m.mmap(open(CANARY).fileno(), 0).read(),
}
for name, way in WAYS.items():
    try:
        found = way(importlib.import_module(name))
        if found:
            print("PWNED:open_library:" + name, found)
    except (Exception, SystemExit):
        pass


def checkio(x):
    return x * 2
