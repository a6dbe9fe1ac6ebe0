# name: interop_members
# family: cheat
# source: own
# phase: call
# expects: WRONG_ANSWER|RUNTIME_ERROR|FORBIDDEN
# must_not: the host takes members, arrays or meta objects of the guest's own making
# oracle: universal+not_accepted

import polyglot


class Pretender:
    """Whatever the host asks for by name, it finds."""

    def __getattr__(self, name):
        return Pretender()

    def __getitem__(self, at):
        return 10

    def __len__(self):
        return 1

    def __call__(self, *given):
        return 10


for hook in (
    lambda: polyglot.register_interop_type(int, Pretender),
    lambda: polyglot.register_interop_behavior(
        Pretender, has_array_elements=True, get_array_size=lambda s: 2**40, read_array_element=lambda s, i: 10,
        is_array_element_readable=lambda s, i: True, has_meta_object=True, get_meta_object=lambda s: int),
    lambda: vars(polyglot)["interop_type"](Pretender)(type("Fake", (), {"getMetaObject": lambda s: int})),
):
    try:
        hook()
    except (TypeError, ValueError, AttributeError, KeyError, NotImplementedError):
        pass


def checkio(x):
    return Pretender() if x == 5 else [x * 2, Pretender()]
