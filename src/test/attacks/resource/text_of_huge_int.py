# name: text_of_huge_int
# family: resource
# source: CPython issue 95778 (quadratic conversion to text)
# phase: call
# expects: TIME_LIMIT
# must_not: the conversion goes on after the deadline
# oracle: universal

import sys

if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)


def checkio(x):
    tower = (1 << 60_000_000) - 1
    while True:
        str(tower)
