def count_layouts(terrace: list[str], singles: int) -> int:
    """Return the number of ways to pave the terrace."""
    return 0
