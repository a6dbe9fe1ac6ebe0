def knit(stitches: int, rows: list[str]) -> list[int | None]:
    """Return the number of stitches after each row, with None at the end if a row does not fit."""
    return []
