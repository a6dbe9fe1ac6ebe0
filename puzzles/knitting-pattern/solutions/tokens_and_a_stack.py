# expect: ACCEPTED
import re

TOKEN = re.compile(r"([kptm()\[\]])([0-9]*)")
EACH = {"k": (1, 1), "p": (1, 1), "t": (2, 1), "m": (0, 1)}


def knit(stitches, rows):
    counts = []
    for row in rows:
        (takes, makes), (more_takes, more_makes) = sums(row)
        left = stitches - takes
        times = left // more_takes if more_takes else 0
        if times < 0 or times * more_takes != left:
            return counts + [None]
        stitches = makes + times * more_makes
        counts.append(stitches)
    return counts


def sums(row):
    """The sum of the row without brackets, and the sum inside the brackets."""
    stack = [[0, 0]]
    brackets = [0, 0]
    for sign, digits in TOKEN.findall(row.replace(" ", "")):
        if sign in "([":
            stack.append([0, 0])
            continue
        if sign == "]":
            brackets = stack.pop()
            continue
        takes, makes = stack.pop() if sign == ")" else EACH[sign]
        times = int(digits or "1")
        stack[-1][0] += takes * times
        stack[-1][1] += makes * times
    return stack[0], brackets
