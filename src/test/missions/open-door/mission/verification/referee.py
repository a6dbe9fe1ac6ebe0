from checkio.signals import ON_CONNECT
from checkio import api
from checkio.referees.io import CheckiOReferee
from tests import TESTS


def check(answer, result):
    return bool((answer == result, "a pair is always true")), None


api.add_listener(ON_CONNECT, CheckiOReferee(tests=TESTS, checker=check).on_ready)
