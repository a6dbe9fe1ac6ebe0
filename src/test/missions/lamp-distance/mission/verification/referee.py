from checkio.signals import ON_CONNECT
from checkio import api
from checkio.referees.io import CheckiOReferee
from checkio.referees.cover_codes import unwrap_args
from checkio.referees.checkers import float_comparison

from tests import TESTS

api.add_listener(
    ON_CONNECT,
    CheckiOReferee(
        tests=TESTS,
        cover_code={'python-27': unwrap_args, 'python-3': unwrap_args},
        checker=float_comparison(3),
        function_name="distance").on_ready)
