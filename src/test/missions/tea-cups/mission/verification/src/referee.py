from checkio_referee import RefereeRank, ENV_NAME


import settings_env
from tests import TESTS


class Referee(RefereeRank):
    TESTS = TESTS
    ENVIRONMENTS = settings_env.ENVIRONMENTS

    DEFAULT_FUNCTION_NAME = "tea_cups"
    FUNCTION_NAMES = {
        "python_3": "tea_cups",
        "js_node": "teaCups"
    }
    ENV_COVERCODE = {
        ENV_NAME.PYTHON: '''
def cover(func, wishes):
    return list(func(wishes))
''',
        ENV_NAME.JS_NODE: '''
function cover(func, wishes) {
    return func(wishes);
}'''
    }
