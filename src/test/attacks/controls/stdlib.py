import bisect
import collections
import copy
import datetime
import decimal
import enum
import fractions
import functools
import heapq
import itertools
import json
import math
import operator
import random
import re
import string
import textwrap


class Suit(enum.Enum):
    HEARTS = 1
    SPADES = 2


Point = collections.namedtuple("Point", "x y")


@functools.lru_cache(maxsize=None)
def ways(n):
    return 1 if n < 2 else ways(n - 1) + ways(n - 2)


def checkio(x):
    assert bisect.bisect([1, 3, 5], 3) == 2
    assert collections.Counter("banana").most_common(1) == [("a", 3)]
    assert copy.deepcopy({"a": [x]}) == {"a": [x]}
    assert datetime.date(2024, 2, 29) + datetime.timedelta(days=1) == datetime.date(2024, 3, 1)
    assert decimal.Decimal("0.1") + decimal.Decimal("0.2") == decimal.Decimal("0.3")
    assert Suit(2).name == "SPADES"
    assert fractions.Fraction(1, 3) + fractions.Fraction(1, 6) == fractions.Fraction(1, 2)
    assert ways(30) == 1346269
    assert heapq.nsmallest(2, [4, 1, 3]) == [1, 3]
    assert ["".join(p) for p in itertools.permutations("ab")] == ["ab", "ba"]
    assert json.loads(json.dumps({"a": [1, None, True]})) == {"a": [1, None, True]}
    assert math.gcd(12, 18) == 6 and math.isqrt(17) == 4
    assert operator.attrgetter("y")(Point(1, 2)) == 2
    assert 0 <= random.Random(7).random() < 1
    assert re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world") == "world hello"
    assert string.ascii_lowercase[:3] == "abc"
    assert textwrap.shorten("one two three", 9, placeholder="") == "one two"
    return x * 2
