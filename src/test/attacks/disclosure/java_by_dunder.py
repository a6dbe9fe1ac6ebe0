# name: java_by_dunder
# family: disclosure
# source: own
# phase: import
# expects: ACCEPTED-harmless|FORBIDDEN
# must_not: a spelling of Java's packages that the guard does not know
# oracle: universal

import importlib
import sys

assert sys.implementation.name and sys.version
found = []


def keep(thing):
    found.append(thing)


WAYS = (
    lambda: __import__("java").type("java.lang.System"),
    lambda: importlib.import_module("java.lang.System"),
    lambda: exec("from java.lang import System; keep(System)"),
    lambda: exec("import java.util.ArrayList as A; keep(A())"),
    lambda: sys.modules["java"].type("java.lang.Runtime").getRuntime(),
    lambda: __import__("java").add_to_classpath("/tmp/judge-attack"),
    lambda: __import__("polyglot").eval(language="java", string="java.lang.System"),
    lambda: importlib.import_module("com.oracle.truffle.api.Truffle"),
)
for number, way in enumerate(WAYS):
    try:
        keep(way())
    except Exception:
        continue
    if any(thing is not None for thing in found):
        print("PWNED:java_by_dunder:%d" % number, found)


def checkio(x):
    return x * 2
