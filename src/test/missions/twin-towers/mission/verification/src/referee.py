from checkio_referee import RefereeRank, validators, covercodes, ENV_NAME

import settings_env
from tests import TESTS

Result = validators.ValidatorResult


class TwinsValidator(validators.BaseValidator):
    def validate(self, outer_result):
        towers, height = self._test["input"]
        if not self._test.get("answer"):
            return Result(outer_result is None, "There are none.")
        right = sum(outer_result) == height and set(outer_result) <= set(towers)
        return Result(right)


class Referee(RefereeRank):
    TESTS = TESTS
    ENVIRONMENTS = settings_env.ENVIRONMENTS

    DEFAULT_FUNCTION_NAME = "towers"
    FUNCTION_NAMES = {"python_3": "twins", "js_node": "twins"}
    ENV_COVERCODE = {ENV_NAME.PYTHON: covercodes.py_unwrap_args}
    VALIDATOR = TwinsValidator
