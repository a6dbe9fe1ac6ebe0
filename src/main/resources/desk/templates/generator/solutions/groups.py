# expect: ACCEPTED
from itertools import groupby


def longest_run(numbers):
    return max((len(list(group)) for _, group in groupby(numbers)), default=0)
