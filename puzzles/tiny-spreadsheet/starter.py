def evaluate(cells: dict[str, str]) -> dict[str, int | str]:
    """Return the value of each cell: an integer or "#LOOP"."""
    return {}
