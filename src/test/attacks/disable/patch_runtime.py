# name: patch_runtime
# family: disable
# source: own
# phase: import
# expects: ACCEPTED-harmless
# must_not: switches of the interpreter stay as this run has left them
# oracle: universal+twice

import gc
import sys

signs = (
    sys.getswitchinterval() == 3.5,
    sys.getrecursionlimit() == 77_777,
    gc.get_debug() == gc.DEBUG_SAVEALL,
    sys.gettrace() is not None,
    sys.getprofile() is not None,
    hasattr(sys, "judge_residue"),
)
if any(signs):
    print("PWNED:patch_runtime:", signs)


def tracer(frame, event, argument):
    return tracer


sys.judge_residue = 1
sys.setswitchinterval(3.5)
sys.setrecursionlimit(77_777)
gc.disable()
gc.set_debug(gc.DEBUG_SAVEALL)
for set_hook in (sys.setprofile, sys.settrace):
    try:
        set_hook(tracer)
    except RuntimeError:
        pass
sys.displayhook = sys.breakpointhook = sys.excepthook = tracer


def checkio(x):
    return x * 2
