# name: ctypes_dictionary
# family: talk
# source: the talk, slides on restoring a dictionary with ctypes
# phase: import
# expects: FORBIDDEN
# must_not: native memory is read or written
# oracle: universal

import ctypes

# The dictionary of a built-in type, fetched behind the interpreter's back.
field = type.__dictoffset__ if hasattr(type, "__dictoffset__") else 0
address = id(type) + field
found = ctypes.cast(address, ctypes.POINTER(ctypes.py_object)).contents.value
found["judge_attack"] = lambda self: 1
print("PWNED:ctypes_dictionary:", type(found), ctypes.pythonapi)


def checkio(x):
    return x * 2
