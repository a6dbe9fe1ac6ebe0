import logging

from tornado import gen

from checkio_referee import RefereeBase, covercodes, validators

import settings
import settings_env
from tests import TESTS

Result = validators.ValidatorResult


class DoorValidator(validators.BaseValidator):
    def validate(self, outer_result):
        start = self._test["input"][0]
        if not self._test.get("open", True):
            return Result(outer_result == "", "There is no way.")
        if not isinstance(outer_result, str):
            return Result(False, "Steps are a string.")
        for step in outer_result:
            start += {"R": 1, "L": -1}[step]
        return Result(start == 0, "You end at {}.".format(start))


class Referee(RefereeBase):
    TESTS = TESTS
    EXECUTABLE_PATH = settings.EXECUTABLE_PATH
    CURRENT_ENV = settings_env.CURRENT_ENV
    FUNCTION_NAME = "way_out"
    VALIDATOR = DoorValidator
    ENV_COVERCODE = {"python_3": covercodes.py_unwrap_args}

    @gen.coroutine
    def post_test(self, test, validator_result, **kwargs):
        logging.info(validator_result.test_passed)
