# expect: MEMORY_LIMIT Long rows
import re


def knit(stitches, rows):
    counts = []
    for row in rows:
        row = row.replace(" ", "")
        row = re.sub(r"([kptm])([0-9]+)", lambda found: found[1] * int(found[2]), row)
        while "(" in row:
            row = re.sub(r"\(([kptm]*)\)([0-9]+)", lambda found: found[1] * int(found[2]), row)
        before, opening, rest = row.partition("[")
        inside, _, behind = rest.partition("]")
        left = stitches - takes(before + behind)
        times = left // takes(inside) if opening else 0
        if times < 0 or times * takes(inside) != left:
            return counts + [None]
        stitches = len(before + behind) + times * len(inside)
        counts.append(stitches)
    return counts


def takes(signs):
    return len(signs) + signs.count("t") - signs.count("m")
