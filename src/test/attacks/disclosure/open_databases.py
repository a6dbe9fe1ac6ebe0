# name: open_databases
# family: disclosure
# source: own
# phase: import
# expects: ACCEPTED-harmless|FORBIDDEN
# must_not: a database module creates or reads a file
# oracle: universal

import importlib

ROOT = "/tmp/judge-attack"
MARK = ROOT + "/markers/open_databases"


def sqlite(m):
    base = m.connect(MARK)
    base.execute("create table loot (word text)")
    base.commit()


WAYS = {
    "dbm.dumb": lambda m: m.open(MARK, "c").close(),
    "shelve": lambda m: m.open(MARK, "n").update(word="loot"),
    "dbm": lambda m: m.whichdb(ROOT + "/canary.txt") is None or print("PWNED:open_databases:looked"),
    "sqlite3": sqlite,
}
for name, way in WAYS.items():
    try:
        way(importlib.import_module(name))
    except Exception:
        continue
    print("tried", name)


def checkio(x):
    return x * 2
