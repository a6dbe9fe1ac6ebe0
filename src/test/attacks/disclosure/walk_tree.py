# name: walk_tree
# family: disclosure
# source: own
# phase: import
# expects: ACCEPTED-harmless|FORBIDDEN
# must_not: names of the host's files, or whether one exists
# oracle: universal+no_hostinfo

import glob
import os
import os.path

ROOT = "/tmp/judge-attack"
WAYS = (
    lambda: glob.glob(ROOT + "/*") + glob.glob("**/canary*", root_dir="/tmp", recursive=True),
    lambda: [e.name for e in os.scandir(ROOT)], lambda: os.listdir(ROOT), lambda: list(os.walk(ROOT)),
    lambda: list(os.fwalk(ROOT)), lambda: os.stat(ROOT + "/canary.txt").st_size,
    lambda: os.path.exists(ROOT + "/canary.txt"), lambda: os.access(ROOT, os.R_OK),
    lambda: os.path.getmtime(ROOT), lambda: os.path.islink("/proc/self/exe"), lambda: os.readlink("/proc/self/cwd"),
    lambda: os.listdir("/proc/self/fd"), lambda: os.statvfs("/").f_files, lambda: os.getxattr(ROOT, "user.x"),
)
for number, way in enumerate(WAYS):
    try:
        found = way()
    except Exception:
        continue
    if found:
        print("PWNED:walk_tree:%d" % number, found)


def checkio(x):
    return x * 2
