# name: interop_behaviour
# family: cheat
# source: GraalPy manual, chapter on interoperability
# phase: call
# expects: WRONG_ANSWER|RUNTIME_ERROR|FORBIDDEN
# must_not: a guest's object answers as a number of the host's, by code that the host runs
# oracle: universal+not_accepted

import polyglot


class Token:
    asked = 0


def number(token):
    Token.asked += 1
    return 10 if Token.asked < 50 else 0


YES = ("is_number", "fits_in_byte", "fits_in_int", "fits_in_long", "fits_in_big_integer", "fits_in_double")
VALUE = ("as_byte", "as_int", "as_long", "as_big_integer", "as_double")
behaviour = {word: True for word in YES} | {word: number for word in VALUE}
for kind in (Token, object):
    try:
        polyglot.register_interop_behavior(kind, **behaviour)
    except (TypeError, ValueError, AttributeError):
        pass


def checkio(x):
    return Token() if x == 5 else x * 2
