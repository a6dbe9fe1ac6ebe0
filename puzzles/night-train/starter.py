def sell(berths: int, rides: list[list[int]]) -> list[int | None]:
    """Return the berth of each passenger, or None."""
    return []
