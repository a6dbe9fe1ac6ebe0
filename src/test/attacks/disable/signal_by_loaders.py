# name: signal_by_loaders
# family: disable
# source: own
# phase: import
# expects: ACCEPTED-harmless|FORBIDDEN
# must_not: the module below signal comes in by another door and changes a handler
# oracle: universal+twice

import gc
import importlib
import sys

MODULE = type(sys)


def doors():
    yield lambda: sys.modules["_signal"]
    yield lambda: importlib.import_module("_signal")
    yield lambda: importlib.__import__("_signal", level=0)
    yield lambda: sys.__spec__.loader.load_module("_signal")
    yield lambda: importlib.machinery.BuiltinImporter.load_module("_signal")
    yield lambda: sys.__loader__.load_module("_signal")
    yield lambda: __import__("_imp").create_builtin(importlib.machinery.ModuleSpec("_signal", None))
    yield lambda: importlib._bootstrap._load(importlib.machinery.ModuleSpec("_signal", sys.__spec__.loader))
    yield lambda: importlib.util.module_from_spec(importlib.machinery.BuiltinImporter.find_spec("_signal"))
    for held in list(sys.modules.values()) + [o for o in getattr(gc, "get_objects", list)() if type(o) is MODULE]:
        for name in ("_signal", "signal"):
            yield lambda held=held, name=name: held.__dict__[name]


for door in doors():
    try:
        found = door()
        before = found.signal(15, found.SIG_IGN)
    except Exception:
        continue
    print("PWNED:signal_by_loaders:", found, "before:", before, flush=True)


def checkio(x):
    return x * 2
