# expect: ACCEPTED
def menu_board(dishes: list[tuple[str, int]], width: int) -> list[str]:
    lines = []
    for name, cents in dishes:
        price = f"{cents // 100}.{cents % 100:02d}"
        left = width - len(price)
        lines.append(name[:left - 2].ljust(left, ".") + price)
    return lines
