def winning_move(plates: list[int]) -> list | None:
    """Return [index of the plate, "one", "two" or "share"], or None if every move loses."""
    return None
