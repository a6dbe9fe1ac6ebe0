# name: patch_imports
# family: disable
# source: own
# phase: import
# expects: ACCEPTED-harmless|FORBIDDEN
# must_not: a finder, a path hook or a forged module serves the next run
# oracle: universal+twice

import sys

if "judge_residue" in sys.modules or "/judge-residue" in sys.path:
    print("PWNED:patch_imports:an earlier run is still here")


class Forger:
    """Answers every import that comes after with an empty module."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        sys.modules[name] = type(sys)(name)
        return None

    def __init__(self, path):
        raise ImportError(path)


sys.modules["judge_residue"] = sys
sys.modules["json"] = sys.modules["math"] = type(sys)("math")
sys.modules["builtins"] = sys.modules["__main__"] = sys.modules["solution"] = None
sys.path[:] = ["/judge-residue"]
sys.meta_path[:] = [Forger]
sys.path_hooks[:] = [Forger]
sys.path_importer_cache.clear()


def checkio(x):
    return x * 2
