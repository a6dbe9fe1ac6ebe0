def menu_board(dishes: list[tuple[str, int]], width: int) -> list[str]:
    """Return the lines of the menu, each exactly `width` characters long."""
    return ["?"]
