# name: file_subclass
# family: talk
# source: the talk, slides on file() found through subclasses
# phase: call
# expects: FORBIDDEN
# must_not: a file class that open() was supposed to hide reads or writes
# oracle: universal

ROOT = "/tmp/judge-attack"


def find(kind, name):
    if kind.__name__ == name:
        return kind
    for child in type.__subclasses__(kind):
        if child is not type:
            found = find(child, name)
            if found:
                return found


def checkio(x):
    raw = find(object, "FileIO")
    raw(ROOT + "/markers/file_subclass", "w").write(b"written")
    raise ValueError(raw(ROOT + "/canary.txt").read())
