def pairs(mittens: list[str]) -> int:
    """Return how many pairs the mittens make."""
    return 0
