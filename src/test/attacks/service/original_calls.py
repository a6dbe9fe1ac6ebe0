# name: original_calls
# family: service
# source: own
# phase: import
# expects: ACCEPTED-harmless|FORBIDDEN
# must_not: a call that was replaced in the module posix is found unreplaced, and works
# oracle: universal

import gc
import importlib
import sys

ROOT = "/tmp/judge-attack"
TOUCH = "touch " + ROOT + "/markers/original_calls"


def copies():
    # Names that other modules took, a second building of the module, a heap walk.
    yield from [vars(m) for m in list(sys.modules.values()) if hasattr(m, "__dict__")]
    kept = sys.modules.pop("posix")
    try:
        yield vars(importlib.import_module("posix"))
        yield vars(importlib.reload(kept))
        yield vars(importlib.machinery.BuiltinImporter.load_module("posix"))
    except Exception:
        pass
    sys.modules["posix"] = kept
    yield {id(o): o for o in getattr(gc, "get_objects", list)()}


for space in copies():
    for made in list(space.values()):
        if type(made) is type(len) and made.__name__ in ("system", "posix_spawn", "execv"):
            try:
                if made.__name__ == "system" and made(TOUCH) == 0:
                    print("PWNED:original_calls:system")
                elif made.__name__ == "posix_spawn":
                    print("PWNED:original_calls:", made("/usr/bin/touch", TOUCH.split(), {}))
            except Exception:
                pass


def checkio(x):
    return x * 2
