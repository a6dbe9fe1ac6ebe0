from checkio.signals import ON_CONNECT
from checkio import api
from checkio.referees.code import CheckiORefereeCode
from tests import TESTS

api.add_listener(ON_CONNECT, CheckiORefereeCode(tests=TESTS, add_close_builtins=["import", "eval"]).on_ready)
