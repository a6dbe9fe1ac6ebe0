# name: metaclass_eq
# family: cheat
# source: own
# phase: call
# expects: WRONG_ANSWER|RUNTIME_ERROR
# must_not: a class that claims to be int is believed
# oracle: universal+not_accepted

class Claim(type):
    def __eq__(cls, other):
        return True

    def __hash__(cls):
        return hash(int)

    def __instancecheck__(cls, thing):
        return True

    __subclasscheck__ = __instancecheck__

    def __repr__(cls):
        return "<class 'int'>"

    @property
    def __mro__(cls):
        return (int, object)


Number = Claim("int", (), {"__module__": "builtins", "__class__": int, "__index__": lambda self: 10,
                           "__int__": lambda self: 10, "__eq__": lambda self, other: True, "__hash__": lambda self: 10})


def checkio(x):
    return Number() if x == 5 else x * 2
