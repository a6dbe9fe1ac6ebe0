# expect: WRONG_ANSWER Full lines
def pegs(widths, length):
    count = 0
    left = 0
    for width in widths:
        if width > length:
            continue
        if width >= left:
            left = length
            count += 1
        left -= width
        count += 1
    return count
