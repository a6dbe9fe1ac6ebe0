# name: import_guard_cells
# family: disable
# source: own
# phase: import
# expects: ACCEPTED-harmless|FORBIDDEN
# must_not: emptying what a guard written in Python remembers opens the way to a signal
# oracle: universal+twice

import os
import sys


def disarm(function):
    for cell in getattr(function, "__closure__", None) or ():
        try:
            kept = cell.cell_contents
        except ValueError:
            continue
        if isinstance(kept, (set, frozenset, tuple, list, dict)):
            cell.cell_contents = type(kept)()
        elif isinstance(kept, type) and issubclass(kept, BaseException):
            cell.cell_contents = lambda *words: KeyError(words)


for finder in [f for f in sys.meta_path if "importlib" not in str(getattr(f, "__module__", ""))]:
    for member in list(vars(finder).values()):
        disarm(getattr(member, "__func__", member))
for name in ("kill", "fork", "system"):
    disarm(getattr(os, name, None))

try:
    import _signal

    _signal.signal(_signal.SIGTERM, _signal.SIG_IGN)
    print("PWNED:import_guard_cells:ignored")
except Exception:
    pass


def checkio(x):
    return x * 2
