# expect: WRONG_ANSWER Long names
def menu_board(dishes, width):
    lines = []
    for name, cents in dishes:
        price = f"{cents // 100}.{cents % 100:02d}"
        left = width - len(price)
        lines.append(name[:left - 1].ljust(left, ".") + price)
    return lines
