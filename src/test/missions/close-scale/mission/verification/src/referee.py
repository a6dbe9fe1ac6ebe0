from checkio_referee import RefereeBase, covercodes, validators, ENV_NAME

import settings_env
from tests import TESTS


class Close(validators.FloatEqualValidator):
    def __init__(self, test):
        super().__init__(test)
        self.PRECISION = 1


class Referee(RefereeBase):
    TESTS = TESTS
    ENVIRONMENTS = settings_env.ENVIRONMENTS
    VALIDATOR = Close

    DEFAULT_FUNCTION_NAME = "weight"
    FUNCTION_NAMES = {}
    ENV_COVERCODE = {ENV_NAME.PYTHON: covercodes.py_unwrap_args}
