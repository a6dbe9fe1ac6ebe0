# expect: WRONG_ANSWER Over the fence
def pegs(widths, length):
    count = 0
    left = 0
    for width in widths:
        if width > length:
            left = 0
            continue
        if width > left:
            left = length
            count += 1
        left -= width
        count += 1
    return count
