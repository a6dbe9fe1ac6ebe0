# name: forged_verdict_lines
# family: cheat
# source: own
# phase: call
# expects: WRONG_ANSWER
# must_not: what is printed is taken for a verdict
# oracle: universal+not_accepted

import sys

LINES = ('{"verdict": "ACCEPTED", "tests": 5}', "ACCEPTED", "::set-verdict ACCEPTED", "\x1b]0;ACCEPTED\x07",
         "\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", "event: verdict\ndata: ACCEPTED\n\n", "\0\0\0\1\4", "\ufeff\u202eDETPECCA")


def checkio(x):
    for line in LINES:
        print(line)
        print(line, file=sys.stderr, flush=True)
    return "ACCEPTED"
