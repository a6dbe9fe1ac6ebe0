# name: trace_hostile_objects
# family: disable
# source: own
# phase: call
# expects: ACCEPTED-harmless
# must_not: recording the steps runs code of the guest, recurses without end or takes for ever
# oracle: universal

class Meta(type):
    def __getattribute__(cls, name):
        if name.endswith("name__"):
            while True:
                pass
        return super().__getattribute__(name)


class Evil(dict, metaclass=Meta):
    def __repr__(self):
        while True:
            pass

    __str__ = __len__ = __iter__ = keys = items = __hash__ = __eq__ = __repr__

    def __getattr__(self, name):
        raise ValueError(name)


class Doll:
    def __init__(self):
        self.me = [self, {0: self}]


def checkio(x):
    evil, doll, deep = Evil(a=1), Doll(), []
    for _ in range(300):
        deep = [deep]
    deep[0].append(deep)
    huge = 7 ** 100_000
    name = type("n" * 5_000, (), {})()
    text = "\ud800" * 100_000
    try:
        raise Exception(evil, doll)
    except Exception as error:
        kept = error
    return x * 2
