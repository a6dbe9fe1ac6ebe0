# expect: WRONG_ANSWER Prices
def menu_board(dishes, width):
    lines = []
    for name, cents in dishes:
        price = f"{cents // 100}.{cents % 100 or '00'}"
        left = width - len(price)
        lines.append(name[:left - 2].ljust(left, ".") + price)
    return lines
