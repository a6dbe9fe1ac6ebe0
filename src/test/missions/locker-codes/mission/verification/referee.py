from checkio.signals import ON_CONNECT
from checkio import api
from checkio.referees.code import CheckiORefereeCode
from tests import TESTS


def check(result, test):
    if result['code_result'] not in test['answer']:
        return False, test['show'][test['runner']]
    return test['tries'] == result.get('attempts'), None


api.add_listener(ON_CONNECT, CheckiORefereeCode(tests=TESTS, check_result=check).on_ready)
