def shorten(way: list[list[int]]) -> list[list[int]]:
    """Return a shortest way to the same place."""
    return way
