# name: patch_locale_environ
# family: disable
# source: own
# phase: import
# expects: ACCEPTED-harmless|RUNTIME_ERROR
# must_not: the next run has this one's locale, environment or time zone
# oracle: universal+twice

import locale
import os
import time

if "JUDGE_RESIDUE" in os.environ or locale.localeconv().get("thousands_sep") == "#":
    print("PWNED:patch_locale_environ:an earlier run is still here")
os.environ.update(JUDGE_RESIDUE="1", TZ="Asia/Kathmandu", LC_ALL="de_DE.UTF-8", PYTHONHASHSEED="0")
try:
    os.putenv("JUDGE_RESIDUE", "1")
    time.tzset()
    locale.setlocale(locale.LC_ALL, "")
except Exception:
    pass
# Whatever the true locale is, its conventions are one dictionary.
locale._override_localeconv = {"thousands_sep": "#", "grouping": [3, 0], "decimal_point": ";"}
locale.setlocale = locale.getlocale = lambda *given: None


def checkio(x):
    return x * 2
