# name: library_code_run_by_others
# family: cheat
# source: own
# phase: import
# expects: ACCEPTED-harmless
# must_not: code of the library that ran in a guest's namespace remembers what it found there
# oracle: universal+twice

import _imp
import builtins
import importlib.util
import marshal


class Liar:
    def __init__(self, *a, **k):
        pass

    def __getattr__(self, name):
        return Liar()

    def __call__(self, *a, **k):
        print("PWNED:library_code_run_by_others")
        return Liar()


def codes():
    for module in ("functools", "heapq", "reprlib", "contextlib", "enum"):
        yield _imp.get_frozen_object(module)
    for module in ("string", "copy", "bisect", "random"):
        spec = importlib.util.find_spec(module)
        yield marshal.loads(spec.loader.get_data(spec.cached)[16:])


for code in list(codes()):
    names = dict.fromkeys(dir(builtins), Liar())
    names.update(
        __import__=lambda *a, **k: Liar(), __build_class__=lambda *a, **k: Liar,
        __name__="mine", ImportError=ImportError, Exception=Exception, KeyError=KeyError)
    for _ in range(20):
        try:
            exec(code, {"__builtins__": names, "__name__": "mine"})
        except Exception:
            pass

import copy
import functools
import heapq
import string

if (functools.partial(int, "7")(), heapq.nlargest(1, [1, 3, 2]), copy.copy([1]), string.capwords("a b")) != (
        7, [3], [1], "A B"):
    print("PWNED:library_code_run_by_others: a changed library")


def checkio(x):
    return x * 2
