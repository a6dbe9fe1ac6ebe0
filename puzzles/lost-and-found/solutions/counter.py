# expect: ACCEPTED
from collections import Counter


def unclaimed(found: list[str], claims: list[str]) -> list[str]:
    return list((Counter(found) - Counter(claims)).elements())
