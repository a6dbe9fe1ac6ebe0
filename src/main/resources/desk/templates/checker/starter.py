def pair(numbers: list[int], total: int) -> list[int]:
    """Return two places whose numbers have this sum."""
    return [0, 0]
