# expect: WRONG_ANSWER Basics
def pegs(widths, length):
    total = sum(width for width in widths if width <= length)
    lines = -(-total // length)
    return lines + sum(width <= length for width in widths)
