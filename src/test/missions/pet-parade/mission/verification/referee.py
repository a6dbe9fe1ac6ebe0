from checkio.signals import ON_CONNECT
from checkio import api
from checkio.referees.code import CheckiORefereeCode
from tests import TESTS


def checker(result, test_data):
    return result['code_result']


api.add_listener(ON_CONNECT, CheckiORefereeCode(tests=TESTS, check_result=checker).on_ready)
