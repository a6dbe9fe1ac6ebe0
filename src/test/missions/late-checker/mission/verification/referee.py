from checkio.signals import ON_CONNECT
from checkio import api
from checkio.referees.io import CheckiOReferee
from tests import TESTS


class Strict(CheckiOReferee):
    def __init__(self, **options):
        super().__init__(**options)
        self.checker = lambda answer, result: (answer == result + 1, "one more")


api.add_listener(ON_CONNECT, Strict(tests=TESTS).on_ready)
