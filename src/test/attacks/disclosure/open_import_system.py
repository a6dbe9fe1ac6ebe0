# name: open_import_system
# family: disclosure
# source: own
# phase: import
# expects: ACCEPTED-harmless|FORBIDDEN
# must_not: a loader reads or runs a file outside the Python home
# oracle: universal

import importlib.machinery
import importlib.util
import pkgutil
import runpy
import sys
import zipimport

ROOT = "/tmp/judge-attack"
TEXT, CODE = ROOT + "/canary.txt", ROOT + "/canary.py"
sys.path.insert(0, ROOT)
sys.path_importer_cache.clear()
machinery = importlib.machinery
WAYS = (
    lambda: machinery.SourceFileLoader("canary", CODE).load_module().C,
    lambda: machinery.SourceFileLoader("canary", TEXT).get_data(TEXT),
    lambda: machinery.SourcelessFileLoader("canary", TEXT).get_data(TEXT),
    lambda: machinery.ExtensionFileLoader("canary", TEXT).create_module(machinery.ModuleSpec("canary", None, origin=TEXT)),
    lambda: sys.__spec__.loader.get_data(TEXT),
    lambda: importlib.util.spec_from_file_location("canary", CODE).loader.get_data(TEXT),
    lambda: __import__("canary").C,
    lambda: runpy.run_path(CODE)["C"],
    lambda: runpy.run_module("canary")["C"],
    lambda: zipimport.zipimporter(TEXT).get_data("canary"),
    lambda: pkgutil.get_data("json", "../" * 20 + TEXT[1:]),
    lambda: [m.name for m in pkgutil.iter_modules([ROOT])],
    lambda: importlib.import_module("json").__loader__.get_data(TEXT),
)
for number, way in enumerate(WAYS):
    try:
        found = way()
        if found:
            print("PWNED:open_import_system:%d" % number, found)
    except Exception:
        pass


def checkio(x):
    return x * 2
