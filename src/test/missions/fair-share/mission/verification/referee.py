from checkio.signals import ON_CONNECT
from checkio import api
from checkio.referees.io import CheckiOReferee
from checkio.referees import cover_codes, checkers
from tests import TESTS

api.add_listener(ON_CONNECT, CheckiOReferee(
    TESTS, {'python-3': cover_codes.unwrap_kwargs}, checkers.float_comparison(2)).on_ready)
