def fold(panels: int, folds: list[int]) -> list[list[int]]:
    """Return the columns from left to right, each from top to bottom; negative if the picture is down."""
    return [[square] for square in range(1, panels + 1)]
