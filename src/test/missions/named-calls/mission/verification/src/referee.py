from checkio_referee import RefereeBase, covercodes, representations, ENV_NAME

import settings_env
from tests import TESTS


class Referee(RefereeBase):
    TESTS = TESTS
    ENVIRONMENTS = settings_env.ENVIRONMENTS
    ENV_COVERCODE = {
        ENV_NAME.PYTHON: covercodes.py_unwrap_args,
        ENV_NAME.JS_NODE: covercodes.js_unwrap_args,
    }
    CALLED_REPRESENTATIONS = {ENV_NAME.PYTHON: representations.py_tuple_representation}
