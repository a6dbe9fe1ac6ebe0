from checkio_referee.golf import RefereeCodeGolf
from checkio_referee.covercodes import py_unwrap_args
from checkio_referee.verifications import BaseVerification, VerificationError

import settings
import settings_env
from tests import TESTS


class WordVerification(BaseVerification):
    def verify(self, outer_result):
        if self._test["answer"] != outer_result:
            raise VerificationError("Not this word")


class Referee(RefereeCodeGolf):
    TESTS = TESTS
    EXECUTABLE_PATH = settings.EXECUTABLE_PATH
    CURRENT_ENV = settings_env.CURRENT_ENV
    VERIFICATION = WordVerification
    FUNCTION_NAME = "spell"
    DEFAULT_MAX_CODE_LENGTH = 90
    BASE_POINTS = 10
    ENV_COVERCODE = {"python_3": py_unwrap_args, "javascript": None}
