from checkio.signals import ON_CONNECT
from checkio import api
from checkio.referees.io import CheckiOReferee
from tests import TESTS


def inspector(code, runner):
    return len(code) < 100, "too long"


api.add_listener(ON_CONNECT, CheckiOReferee(tests=TESTS, inspector=inspector).on_ready)
