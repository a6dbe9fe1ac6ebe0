from checkio.signals import ON_CONNECT
from checkio import api
from points import PointsReferee
from tests import TESTS

NEAR = 0.5


def nearness(heights, guess):
    if isinstance(guess, bool) or not isinstance(guess, (int, float)):
        return False, "A height is a number.", 0
    reach = (max(heights) - min(heights)) * NEAR
    away = abs(guess - heights[-1])
    return True, "Next", 0 if away >= reach else round(100 * (reach - away) / reach)


cover = """def cover(func, heights):
    return func(tuple(heights))
"""

api.add_listener(
    ON_CONNECT,
    PointsReferee(
        tests=TESTS,
        cover_code={"python-27": cover, "python-3": cover},
        checker=nearness,
        function_name="next_height").on_ready)
