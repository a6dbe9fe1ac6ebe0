# expect: ACCEPTED
def pegs(widths, length):
    basket = [width for width in widths if width <= length]
    count = 0
    at = 0
    while at < len(basket):
        used = 0
        count += 1
        while at < len(basket) and used + basket[at] <= length:
            used += basket[at]
            at += 1
            count += 1
    return count
