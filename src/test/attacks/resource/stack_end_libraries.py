# name: stack_end_libraries
# family: resource
# source: own
# phase: call
# expects: ACCEPTED-harmless|RUNTIME_ERROR|TIME_LIMIT
# must_not: what is first used where the stack ends stays broken for the next player
# oracle: universal+twice

import sys

sys.setrecursionlimit(10**6)
ERRANDS = (
    "import decimal; decimal.Decimal(2).sqrt()", "import json; json.loads('[1e3]')",
    "import re; re.sub('(?i)a+', 'b', 'cAat')", "import datetime; datetime.datetime.now()",
    "import random; random.Random(1).shuffle([1, 2])", "import hashlib; hashlib.sha256(b'a')",
    "import struct; struct.pack('<q', 7)", "import itertools; list(itertools.permutations('ab'))",
    "import unicodedata; unicodedata.normalize('NFC', 'e')", "'{:,.3e}'.format(1e300)",
    "import zlib; zlib.compress(b'a')", "import fractions; fractions.Fraction('1/3')",
    "import collections; collections.namedtuple('P', 'q')(1)", "import heapq; heapq.merge([1], [2])",
    "try: raise KeyError\nexcept KeyError as e: raise ValueError from e", "7 ** 900 // 3 ** 5",
    "sorted([2, 1], key=str)", "import time; time.strftime('%c')", "compile('a = [b for b in c]', 'd', 'exec')",
    "raise ExceptionGroup('g', [OSError(2, 'x')])", "import copy; copy.deepcopy({'a': [1]})",
    "import dataclasses; dataclasses.make_dataclass('D', ['a'])", "'\\u0130'.casefold().encode('utf-16')",
)


def fall(errands):
    try:
        fall(errands)
    except RecursionError:
        pass
    # On the way up each frame has a little more room than the one below.
    if errands:
        try:
            exec(errands[-1], {})
        except RecursionError:
            return
        except Exception:
            pass
        errands.pop()


def checkio(x):
    fall(list(ERRANDS))
    return x * 2
