from checkio import api
from checkio.referees.io import CheckiOReferee
from tests import TESTS

api.add_listener(None, CheckiOReferee(tests=TESTS).on_ready)
