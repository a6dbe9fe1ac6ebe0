# expect: WRONG_ANSWER Basics
def pegs(widths, length):
    return 2 * sum(width <= length for width in widths)
