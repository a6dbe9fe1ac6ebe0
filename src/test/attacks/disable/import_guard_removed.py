# name: import_guard_removed
# family: disable
# source: own
# phase: import
# expects: FORBIDDEN|RUNTIME_ERROR
# must_not: without its import hooks the interpreter hands out process control
# oracle: universal+twice

import sys

for hook in list(sys.meta_path):
    if isinstance(hook, type) and hook.__module__ not in ("_frozen_importlib", "_frozen_importlib_external"):
        hook.find_spec = classmethod(lambda *given: None)
        sys.meta_path.remove(hook)

import signal

before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("PWNED:import_guard_removed:", before)


def checkio(x):
    return x * 2
