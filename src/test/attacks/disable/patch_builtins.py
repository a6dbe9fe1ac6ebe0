# name: patch_builtins
# family: disable
# source: the talk, slides on editing builtins
# phase: import
# expects: ACCEPTED-harmless
# must_not: the judge's own work, or the next run, sees the replaced builtins
# oracle: universal+twice

import builtins
import sys

if hasattr(builtins, "judge_residue") or len("four") != 4:
    print("PWNED:patch_builtins:an earlier run is still here")
builtins.judge_residue = True


def liar(*given, **named):
    return 42


for name in ("len", "isinstance", "type", "repr", "hash", "id", "iter", "next", "int", "str", "list",
             "dict", "tuple", "sorted", "compile", "exec", "eval", "open", "callable", "getattr"):
    setattr(builtins, name, liar)
for name in ("Exception", "MemoryError", "OSError", "RecursionError", "PermissionError"):
    delattr(builtins, name)
builtins.print = builtins.__import__ = builtins.__build_class__ = None
sys.stdout = sys.stderr = sys.__stdout__ = None


def checkio(x):
    return x * 2
