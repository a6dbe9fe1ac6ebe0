from functools import wraps

from checkio.signals import ON_CONNECT
from checkio import api
from checkio.referees.io import CheckiOReferee
from tests import TESTS


def told_by_asserts(check):
    @wraps(check)
    def wrapper(*arguments):
        try:
            check(*arguments)
        except AssertionError as problem:
            return False, problem.args[0]
        return True, "Bright!"
    return wrapper


@told_by_asserts
def checker(rows, result):
    assert isinstance(result, list) and all(isinstance(row, str) for row in result), "Rows are texts."
    assert list(map(len, result)) == list(map(len, rows)), "The sizes differ."
    for row, filled in zip(rows, result):
        assert set(filled) <= set("#o"), f"{filled!r} has gaps."
        assert all(old in (".", new) for old, new in zip(row, filled)), "A given lamp has changed."
        for lamp in "#o":
            assert lamp * 3 not in filled, f"{lamp * 3} in {filled!r}"


cover = """
def cover(func, rows):
    return list(func(tuple(rows)))
"""

api.add_listener(
    ON_CONNECT,
    CheckiOReferee(
        tests=TESTS,
        checker=checker,
        function_name={"python": "fill", "js": "fill"},
        cover_code={"python-3": cover}).on_ready)
