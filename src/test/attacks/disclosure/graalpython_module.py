# name: graalpython_module
# family: disclosure
# source: own
# phase: import
# expects: ACCEPTED-harmless|FORBIDDEN
# must_not: a helper module of the interpreter reads, runs or tells what the guest may not
# oracle: universal+no_java_stack

import importlib
import sys

ROOT = "/tmp/judge-attack"
names = ["__graalpython__", "_graalpython", "_graalpython_util", "graalpy", "__graalpython_internal__", "polyglot"]
names += [n for n in sys.builtin_module_names if "graal" in n.lower()]
ARGUMENTS = ((), (ROOT + "/canary.txt",), ("judge.attack.prop",))
LEAVE_OUT = ("breakpoint", "sleep", "exit", "crash")
for name in dict.fromkeys(names):
    try:
        module = importlib.import_module(name)
    except Exception:
        continue
    for member, tool in list(vars(module).items()):
        if not callable(tool) or any(word in member for word in LEAVE_OUT):
            continue
        for given in ARGUMENTS:
            try:
                found = tool(*given)
            except Exception:
                continue
            if "CANARY-" in repr(found):
                print("PWNED:graalpython_module:", name, member, found)


def checkio(x):
    return x * 2
