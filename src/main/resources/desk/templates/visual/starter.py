def apples_left(apples: int, guests: int) -> int:
    """Return the number of apples after lunch."""
    return apples
