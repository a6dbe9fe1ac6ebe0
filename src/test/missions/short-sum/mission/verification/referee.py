from checkio.signals import ON_CONNECT
from checkio import api
from checkio.referees import cover_codes
from golf import ShortCodeReferee
from tests import TESTS

api.add_listener(
    ON_CONNECT,
    ShortCodeReferee(
        max_length=120,
        tests=TESTS,
        cover_code={'python-3': None},
        function_name="digits").on_ready)
