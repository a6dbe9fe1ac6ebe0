def line_up(singers: list[list]) -> list[str]:
    """Return the names of the singers [name, height] from left to right."""
    return [name for name, height in singers]
