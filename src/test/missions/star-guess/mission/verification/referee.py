from checkio.signals import ON_CONNECT
from checkio import api
from prediction import PredictionReferee
from tests import TESTS


def near(values, result):
    if not isinstance(result, (int, float)):
        return False, "A brightness is a number", 0
    off = abs(result - values[-1])
    return off < 5, "off by {}".format(off), round(100 / (1 + off))


api.add_listener(
    ON_CONNECT,
    PredictionReferee(tests=TESTS, checker=near, function_name="brightness").on_ready)
