# expect: FORBIDDEN
def menu_board(dishes, width):
    lines = []
    for name, cents in dishes:
        price = f"{cents // 100}.{cents % 100:02d}"
        left = width - len(price)
        lines.append(name[:left - 2].ljust(left, ".") + price)
    with open("menu.txt", "w") as board:
        board.write("\n".join(lines))
    return lines
