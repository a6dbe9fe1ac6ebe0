# name: patch_libraries
# family: disable
# source: own
# phase: import
# expects: ACCEPTED-harmless
# must_not: the next run meets a library that this one has changed
# oracle: universal+twice

import codecs
import copyreg
import decimal
import json
import linecache
import random
import re
import warnings

MARK = "judge-residue"
signs = {
    "json": json.dumps([1]) != "[1]",
    "random": getattr(random.seed, "__name__", "") == "stuck",
    "decimal": decimal.getcontext().prec == 3 or decimal.DefaultContext.prec == 3,
    "warnings": any(MARK in str(f) for f in warnings.filters),
    "copyreg": complex in copyreg.dispatch_table and copyreg.dispatch_table[complex](1) == MARK,
    "re": not re.match("judge", "judge"),
    "linecache": MARK in linecache.cache,
}
try:
    codecs.lookup(MARK)
    signs["codecs"] = True
except LookupError:
    pass
if any(signs.values()):
    print("PWNED:patch_libraries:", [s for s in signs if signs[s]])


def stuck(*given, **named):
    return MARK


json.dumps = json.loads = stuck
random.seed(0)
random.seed = random.random = stuck
decimal.getcontext().prec = decimal.DefaultContext.prec = 3
warnings.filterwarnings("error", message=MARK)
copyreg.pickle(complex, stuck)
re._cache.clear()
for cache in (re._cache, getattr(re, "_cache2", {})):
    cache[str, "judge", 0] = re.compile("never")
linecache.cache[MARK] = linecache.cache["solution.py"] = (5, None, ["PWNED:patch_libraries:line\n"], MARK)
codecs.register(lambda name: codecs.lookup("utf-8") if name.replace("_", "-") == MARK else None)


def checkio(x):
    return x * 2
