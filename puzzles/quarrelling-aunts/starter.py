def seat(aunts: list[str], quarrels: list[list[str]]) -> list[str] | None:
    """Return the names in the order around the table, or None."""
    return aunts
