# expect: RUNTIME_ERROR
import re


def knit(stitches, rows):
    counts = []
    for row in rows:
        takes = makes = 0
        for sign, digits in re.findall(r"([kptm])([0-9]*)", row):
            takes += {"k": 1, "p": 1, "t": 2, "m": 0}[sign] * int(digits)
            makes += int(digits)
        counts.append(makes if takes == stitches else None)
        stitches = makes
    return counts
