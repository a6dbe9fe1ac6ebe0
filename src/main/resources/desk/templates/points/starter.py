def both_ends(numbers: list[int]) -> int:
    """Return the sum of the first and the last number."""
    return 0
