from checkio.signals import ON_CONNECT
from checkio import api
from checkio.referees.io import CheckiOReferee
from tests import TESTS

cover = """
from collections import Counter

def cover(func, data):
    assert isinstance(data, list)
    return func(tuple(data))
"""

api.add_listener(ON_CONNECT, CheckiOReferee(
    tests=TESTS, cover_code={'python-3': cover}, function_name="count_letters").on_ready)
