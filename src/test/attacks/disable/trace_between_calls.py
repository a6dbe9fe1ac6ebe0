# name: trace_between_calls
# family: disable
# source: own
# phase: both
# expects: ACCEPTED-harmless
# must_not: code of the guest runs between its calls, where nothing is measured
# oracle: universal+twice

import importlib.machinery
import sys

seen = []


def tracer(frame, event, argument):
    if frame.f_code.co_filename != "solution.py":
        seen.append((event, frame.f_code.co_name))
    return tracer


def ways():
    yield sys.settrace
    yield sys.setprofile
    import _imp
    for name in ("settrace", "setprofile"):
        yield getattr(_imp.create_builtin(importlib.machinery.ModuleSpec("sys", None)), name)


found = ways()
while True:
    try:
        next(found)(tracer)
    except StopIteration:
        break
    except Exception:
        pass


def checkio(x):
    if any(name in ("list_of", "<lambda>") for _, name in seen):
        print("PWNED:trace_between_calls:", seen[:5])
    return x * 2
