# name: stdin_read
# family: resource
# source: own
# phase: call
# expects: RUNTIME_ERROR
# must_not: the guest reads the judge's pipe, or waits for input that never comes
# oracle: universal+not_accepted

import sys


def checkio(x):
    stolen = sys.stdin.read(4096) + sys.__stdin__.readline()
    if stolen:
        raise ValueError("\nPWNED:stdin_read:" + repr(stolen))
    return int(input("answer? "))
