# name: home_by_descriptor
# family: disclosure
# source: own
# phase: call
# expects: ACCEPTED-harmless
# must_not: the descriptor behind the Python home leads to the folder where it lies, or out of it
# oracle: universal+no_hostinfo

import os
import sys


def checkio(x):
    home = sys.prefix
    ways = [home + "/.." * n for n in range(1, 12)] + [os.path.dirname(home[: home.index("python")])]
    for way in ways:
        for look in (os.readlink, os.path.realpath, os.listdir):
            for place in (way, way + "/etc", way + "/etc/passwd"):
                try:
                    print(look.__name__, place, look(place))
                except OSError:
                    pass
        if os.path.exists(way + "/etc/passwd") or os.path.exists(way + "/proc/self"):
            print("PWNED:home_by_descriptor: sees the root from", way)
    return x * 2
