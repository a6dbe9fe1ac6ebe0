# name: edit_builtins
# family: talk
# source: the talk, slides on the whitelist of imports
# phase: import
# expects: FORBIDDEN|RUNTIME_ERROR
# must_not: a guard on imports that is written in Python is edited away and a socket connects
# oracle: universal

import builtins
import sys

# A guard written in Python leans on names and lists that are ours as well.
builtins.frozenset = builtins.set = lambda *given: ()
builtins.PermissionError = type("Mild", (Exception,), {})
sys.meta_path[:] = [f for f in sys.meta_path if "importlib" in str(getattr(f, "__module__", ""))]

import _socket

plug = _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM)
plug.connect(("127.0.0.1", 47113))
print("PWNED:edit_builtins:connected")


def checkio(x):
    return x * 2
