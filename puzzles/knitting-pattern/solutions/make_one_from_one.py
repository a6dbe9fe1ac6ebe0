# expect: WRONG_ANSWER Basics
import re

TOKEN = re.compile(r"([kptm()\[\]])([0-9]*)")
EACH = {"k": (1, 1), "p": (1, 1), "t": (2, 1), "m": (1, 2)}


def knit(stitches, rows):
    counts = []
    for row in rows:
        stack = [[0, 0]]
        inside = [0, 0]
        for sign, digits in TOKEN.findall(row.replace(" ", "")):
            if sign in "([":
                stack.append([0, 0])
            elif sign == "]":
                inside = stack.pop()
            else:
                takes, makes = stack.pop() if sign == ")" else EACH[sign]
                stack[-1][0] += takes * int(digits or 1)
                stack[-1][1] += makes * int(digits or 1)
        left = stitches - stack[0][0]
        times = left // inside[0] if inside[0] else 0
        if times < 0 or times * inside[0] != left:
            return counts + [None]
        stitches = stack[0][1] + times * inside[1]
        counts.append(stitches)
    return counts
