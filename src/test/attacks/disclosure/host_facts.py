# name: host_facts
# family: disclosure
# source: own
# phase: import
# expects: ACCEPTED-harmless|FORBIDDEN
# must_not: the true host name, kernel, user, pid or folder
# oracle: universal+no_hostinfo

import os
import platform
import sys
import time

ASK = (
    platform.node, platform.platform, platform.release, platform.machine, platform.libc_ver,
    platform.python_build, platform.java_ver, lambda: time.tzname,
    lambda: os.path.expanduser("~"), lambda: os.path.abspath("x"), lambda: os.path.realpath("."),
    lambda: (sys.executable, sys.prefix, sys.exec_prefix, sys.path, sys.argv, sys.flags),
    lambda: __file__, lambda: __spec__, lambda: sys.modules["__main__"], lambda: os.__file__,
    # These last: where one of them is denied, it may be the end of the run.
    os.cpu_count, os.uname, os.getcwd, os.getpid, os.getppid,
)
for number, ask in enumerate(ASK):
    try:
        print(number, ask())
    except Exception as refusal:
        print(number, refusal)


def checkio(x):
    return x * 2
