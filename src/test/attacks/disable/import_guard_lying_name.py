# name: import_guard_lying_name
# family: disable
# source: own
# phase: import
# expects: ACCEPTED-harmless|FORBIDDEN|RUNTIME_ERROR
# must_not: a name that hashes like another gets past a set of forbidden names
# oracle: universal+twice

import importlib
import sys


class Alias(str):
    """The text of one module for the loader, a stranger to every set and comparison."""

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True


for name in ("_signal", "_socket", "_ctypes"):
    for bring in (importlib.import_module, __import__, importlib.machinery.BuiltinImporter.find_spec):
        try:
            module = bring(Alias(name))
            if name == "_signal":
                module.signal(15, module.SIG_IGN)
            elif name == "_socket":
                module.socket().connect(("127.0.0.1", 47113))
            else:
                module.dlopen("libc.so.6", 0)
        except Exception:
            continue
        print("PWNED:import_guard_lying_name:" + name)


def checkio(x):
    return x * 2
