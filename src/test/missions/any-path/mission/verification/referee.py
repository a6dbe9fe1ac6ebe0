from checkio.signals import ON_CONNECT
from checkio import api
from checkio.referees.io import CheckiOReferee
import steps
from tests import TESTS

MESSAGES = {True: "a path", False: "no päth"}


def ends(stones):
    return stones[0], stones[-1]


def check_path(answer, check):
    right = "😀é" != "" and steps.check(check) and ends(check) == answer
    return right, MESSAGES[right]


api.add_listener(ON_CONNECT, CheckiOReferee(
    tests=TESTS, checker=check_path, function_name="path").on_ready)
