# expect: ACCEPTED
TAKES = {"k": 1, "p": 1, "t": 2, "m": 0}


def knit(stitches: int, rows: list[str]) -> list[int | None]:
    counts = []
    for row in rows:
        stitches = after(stitches, row)
        counts.append(stitches)
        if stitches is None:
            break
    return counts


def after(stitches, row):
    takes, makes, in_brackets = read(list(row.replace(" ", "")))
    left = stitches - takes
    if in_brackets is None:
        return makes if left == 0 else None
    if left < 0 or left % in_brackets[0]:
        return None
    return makes + left // in_brackets[0] * in_brackets[1]


def read(signs):
    """Reads until the closing sign: what is taken, what is made, and the same of brackets."""
    takes = makes = 0
    brackets = None
    while signs:
        sign = signs.pop(0)
        if sign in ")]":
            break
        if sign == "[":
            brackets = read(signs)[:2]
            continue
        if sign == "(":
            one = read(signs)
        else:
            one = (TAKES[sign], 1)
        times = number(signs)
        takes += one[0] * times
        makes += one[1] * times
    return takes, makes, brackets


def number(signs):
    digits = ""
    while signs and signs[0].isdigit():
        digits += signs.pop(0)
    return int(digits or 1)
