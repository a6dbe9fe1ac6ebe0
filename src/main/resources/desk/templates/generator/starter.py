def longest_run(numbers: list[int]) -> int:
    """Return the length of the longest run of equal neighbours."""
    return 1
