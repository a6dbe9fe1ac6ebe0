from checkio.signals import ON_CONNECT
from checkio import api
from prediction import PredictionReferee
from tests import TESTS

MOST = 10


def distance(answer, result):
    if not isinstance(result, (int, float)):
        return False, "A temperature is a number", 0
    score = max(0, MOST - abs(answer - result))
    return score > 0, "{} points".format(score), score


api.add_listener(
    ON_CONNECT,
    PredictionReferee(tests=TESTS, checker=distance, function_name="tomorrow").on_ready)
