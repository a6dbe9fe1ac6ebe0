# name: library_code_forged
# family: cheat
# source: own
# phase: import
# expects: ACCEPTED-harmless
# must_not: a child keeps code that a guest made as the library's, and the next run imports it
# oracle: universal+twice

import _imp
import importlib._bootstrap_external as external
import importlib.util
import marshal

MODULES = "colorsys", "rlcompleter", "functools", "heapq", "bisect"
MINE = "\n".join(
    "def %s(*a, **k): print('PWNED:library_code_forged')\n" % name
    for name in ("rgb_to_hsv", "Completer", "reduce", "lru_cache", "wraps", "heappush", "bisect"))


def forge(module):
    spec = importlib.util.find_spec(module)
    names = [module, "<frozen %s>" % module, "solution.py"]
    if spec.cached:
        # Bytes of the same length, with the name and most of the code of the library's.
        library = spec.loader.get_data(spec.cached)[16:]
        for word in (b"ONE_THIRD", b"rgb_to_hsv", b"bisect_left"):
            yield library.replace(word, b"PWNED_forged"[:len(word)])
        names += [spec.origin, spec.cached, marshal.loads(library).co_filename]
    for name in names:
        code = compile(MINE, name, "exec")
        _imp._fix_co_filename(code, name)
        yield marshal.dumps(code)
        for write in (spec.loader.set_data, external._write_atomic):
            try:
                write(spec.cached, bytes(16) + marshal.dumps(code))
            except (AttributeError, OSError, TypeError):
                pass


for module in MODULES:
    try:
        forged = list(forge(module))
    except (AttributeError, OSError):
        continue
    for data in forged:
        marshal.loads(data)
        external._compile_bytecode(data, module, module, module)
        try:
            _imp.get_frozen_object(module, data)
        except ImportError:
            pass

import bisect
import colorsys
import functools
import heapq
import rlcompleter

heap = []
heapq.heappush(heap, 1)
right = [
    colorsys.rgb_to_hsv(1, 0, 0) == (0.0, 1.0, 1), hasattr(colorsys, "ONE_THIRD"),
    rlcompleter.Completer({"abc": 1}).complete("ab", 0) == "abc",
    functools.lru_cache(lambda: 7)() == 7, functools.wraps(forge)(lambda: 0).__name__ == "forge",
    heap == [1], bisect.bisect([1, 2], 1) == 1]
if not all(right):
    print("PWNED:library_code_forged:", right)


def checkio(x):
    return functools.reduce(lambda a, b: a + b, [x, x])
