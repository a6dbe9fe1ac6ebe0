# expect: WRONG_ANSWER Long names
def menu_board(dishes, width):
    lines = []
    for name, cents in dishes:
        price = f"{cents // 100}.{cents % 100:02d}"
        lines.append(name + ".." + "." * (width - len(name) - len(price) - 2) + price)
    return lines
