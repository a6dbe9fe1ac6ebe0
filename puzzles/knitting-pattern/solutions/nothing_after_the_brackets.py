# expect: WRONG_ANSWER Basics
import re

TOKEN = re.compile(r"([kptm()\[\]])([0-9]*)")
EACH = {"k": (1, 1), "p": (1, 1), "t": (2, 1), "m": (0, 1)}


def knit(stitches, rows):
    counts = []
    for row in rows:
        stack = [[0, 0]]
        left = stitches
        made = 0
        for sign, digits in TOKEN.findall(row.replace(" ", "")):
            if sign in "([":
                stack.append([0, 0])
            elif sign == "]":
                takes, makes = stack.pop()
                times = (left - stack[0][0]) // takes
                left -= times * takes
                made += times * makes
            else:
                takes, makes = stack.pop() if sign == ")" else EACH[sign]
                stack[-1][0] += takes * int(digits or 1)
                stack[-1][1] += makes * int(digits or 1)
        if left != stack[0][0]:
            return counts + [None]
        stitches = stack[0][1] + made
        counts.append(stitches)
    return counts
