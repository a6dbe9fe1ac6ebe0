# name: library_patched_for_the_next
# family: cheat
# source: own
# phase: call
# expects: ACCEPTED-harmless
# must_not: functions, classes and loaders that this run has changed answer in the next run
# oracle: universal+twice

import collections
import dataclasses
import enum
import functools
import importlib.machinery
import json
import marshal
import re
import string
import sys
import typing


def intact():
    import math
    return [
        json.dumps([1]) == "[1]", string.capwords("a b") == "A B", re.compile("a").pattern == "a",
        functools.lru_cache(lambda: 7)() == 7, collections.namedtuple("P", "x")(1).x == 1,
        collections.Counter("a").most_common() == [("a", 1)], enum.Enum("E", "A").A.name == "A",
        typing.Optional[int] == typing.Union[int, None], math.sqrt(4) == 2,
        dataclasses.dataclass(type("D", (), {}))() is not None, not hasattr(sys, "left")]


def stuck(*given, **named):
    return "PWNED:library_patched_for_the_next"


if not all(intact()):
    print("PWNED:library_patched_for_the_next:", intact())


def checkio(x):
    for function in (
            json.dumps, json.loads, functools.lru_cache, functools.wraps, functools.total_ordering,
            collections.namedtuple, dataclasses.dataclass, re.compile, re.match, string.capwords):
        code = function.__code__
        forged = marshal.dumps(code).replace(b"capitalize", b"expandtabs")
        function.__code__ = marshal.loads(forged)
        function.__code__ = stuck.__code__
        function.__defaults__ = (stuck,) * 9
    for kind in (collections.Counter, collections.UserDict, enum.Enum, json.JSONEncoder, string.Template):
        for name in ("__init__", "__call__", "most_common", "encode", "name", "substitute"):
            try:
                setattr(kind, name, stuck)
            except (AttributeError, TypeError):
                pass
    for loader in (importlib.machinery.SourceFileLoader, importlib.machinery.FrozenImporter):
        loader.exec_module = loader.get_code = loader.get_data = stuck
    typing.Optional = typing.Union = stuck
    sys.left = sys.modules["math"] = sys.modules["functools"] = json
    sys.path_hooks.clear()
    sys.path_importer_cache.clear()
    return x * 2
