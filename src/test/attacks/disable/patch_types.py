# name: patch_types
# family: disable
# source: own
# phase: import
# expects: ACCEPTED-harmless
# must_not: a built-in type, shared by all runs, is changed for the next one
# oracle: universal+twice

import sys
import time


def known_before(text):
    return sys.intern(text) is not text


if hasattr(int, "judge_residue") or hasattr(object, "judge_residue"):
    print("PWNED:patch_types:an earlier run is still here")
# An interpreter that keeps a copy of any interned text proves nothing; hence the second look.
if known_before("-".join(["judge", "residue"])) and not known_before("-".join(["now", str(time.time_ns())])):
    print("PWNED:patch_types:an earlier run's text is still interned")


class Grab:
    """Compared with a read-only view, it may be handed the dictionary behind it."""

    def __eq__(self, inner):
        try:
            inner["judge_residue"] = inner["bit_length"] = lambda *given: 7
        except (TypeError, KeyError):
            pass
        return True

    __ror__ = __or__ = __eq__


for kind in (int, str, list, dict, tuple, bool, type, object, BaseException):
    for attempt in (lambda: vars(kind) == Grab(), lambda: vars(kind) | Grab(),
                    lambda: setattr(kind, "judge_residue", 1), lambda: type.__setattr__(kind, "judge_residue", 1)):
        try:
            attempt()
        except (TypeError, AttributeError):
            pass
if (1).bit_length() == 7:
    # What counts is whether anybody else sees it.
    print("own context changed")


def checkio(x):
    return x * 2
