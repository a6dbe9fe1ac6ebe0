# name: deleted_bases
# family: talk
# source: the talk, slides on deleting __bases__ and __subclasses__
# phase: import
# expects: FORBIDDEN
# must_not: another road to object and its children ends at an open file
# oracle: universal

ROOT = "/tmp/judge-attack"

# Suppose __bases__ and __subclasses__ were deleted: these say the same thing.
roots = {
    "mro": int.mro()[-1],
    "base": str.__base__,
    "super": super(type, type).__thisclass__.__mro__[1],
    "reduce": Exception().__reduce_ex__(2)[0].__class__.__mro__[-1],
}
assert len(set(map(id, roots.values()))) == 1
children = vars(type)["__subclasses__"]

todo = [roots["mro"]]
seen = []
while todo:
    kind = todo.pop()
    if kind in seen:
        continue
    seen.append(kind)
    todo += children(kind) if kind is not type else []
file_kind = [kind for kind in seen if kind.__name__ == "FileIO"][0]
print("PWNED:deleted_bases:", file_kind(ROOT + "/canary.txt").read())


def checkio(x):
    return x * 2
