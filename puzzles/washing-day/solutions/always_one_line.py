# expect: WRONG_ANSWER Empty baskets
def pegs(widths, length):
    count = 1
    left = length
    for width in widths:
        if width > length:
            continue
        if width > left:
            left = length
            count += 1
        left -= width
        count += 1
    return count
