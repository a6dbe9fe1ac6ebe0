# expect: WRONG_ANSWER Basics
def menu_board(dishes, width):
    lines = []
    for name, cents in dishes:
        price = str(cents / 100)
        left = width - len(price)
        lines.append(name[:left - 2].ljust(left, ".") + price)
    return lines
