# name: readlink_by_handle
# family: disclosure
# source: own
# phase: import
# expects: ACCEPTED-harmless|FORBIDDEN
# must_not: a folder that the guest may open leads, with dots, to all others
# oracle: universal

import encodings
import os
import sys

ROOT = "/tmp/judge-attack"
UP = "../" * 24
homes = {os.path.dirname(os.__file__), os.path.dirname(encodings.__file__), sys.prefix, sys.base_prefix}


def calls(handle):
    yield lambda: os.readlink(UP + "proc/self/exe", dir_fd=handle)
    yield lambda: os.readlink(UP + "proc/self/cwd", dir_fd=handle)
    yield lambda: os.stat(UP + "etc/hostname", dir_fd=handle, follow_symlinks=False).st_size
    yield lambda: os.read(os.open(UP + ROOT[1:] + "/canary.txt", os.O_RDONLY, dir_fd=handle), 200)
    yield lambda: os.access(UP + ROOT[1:], os.R_OK, dir_fd=handle) or None
    yield lambda: os.mkdir(UP + ROOT[1:] + "/markers/readlink_by_handle", dir_fd=handle) or "made"
    yield lambda: os.fchdir(handle) or os.listdir(UP + ROOT[1:])


for home in homes:
    try:
        handle = os.open(home, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    except Exception:
        continue
    for number, call in enumerate(calls(handle)):
        try:
            found = call()
        except Exception:
            continue
        if found:
            print("PWNED:readlink_by_handle:%d" % number, found)


def checkio(x):
    return x * 2
