def cross(sand: list[str], tide: list[int]) -> int | None:
    """Return the earliest minute on the lower right square, or None."""
    return None
