# expect: ACCEPTED
from itertools import groupby


def fix_stutter(text: str) -> str:
    return " ".join(next(group) for _, group in groupby(text.split(), key=str.lower))
