# name: residue_of_others
# family: disclosure
# source: own
# phase: call
# expects: ACCEPTED-harmless
# must_not: names, objects or text of an earlier submission are still there
# oracle: universal+twice

import sys
import weakref

TOKEN = "judge" + "-token"
if hasattr(sys.modules["__main__"], "earlier_solution") or TOKEN in getattr(sys, "argv", ()):
    print("PWNED:residue_of_others:main module is the old one")
modules = {id(module): module for module in list(sys.modules.values())}.values()
for module in modules:
    if getattr(module, "left_by_a_player", None):
        print("PWNED:residue_of_others:", module)
for module in modules:
    try:
        module.left_by_a_player = TOKEN
    except Exception:
        pass


class Kept(list):
    def __del__(self):
        Kept.again = self


earlier_solution = Kept([TOKEN])
sys.argv = [TOKEN]
finaliser = weakref.finalize(earlier_solution, print, TOKEN)


def checkio(x):
    return x * 2
