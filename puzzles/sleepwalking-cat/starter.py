def minutes(flaps: list[list[int]], start: int, basket: int) -> list[int] | None:
    """Return the average number of minutes as [numerator, denominator], or None if it is infinite."""
    return [len(flaps), 1]
