# name: int_of_digits
# family: resource
# source: CPython issue 95778 (quadratic conversion of digits)
# phase: call
# expects: TIME_LIMIT
# must_not: the conversion, which takes no step of Python, goes on after the deadline
# oracle: universal

import sys

if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)


def checkio(x):
    while True:
        int('9' * 10**7)
