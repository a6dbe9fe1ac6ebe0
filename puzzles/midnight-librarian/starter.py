def tidy(shelf: list[int]) -> list[list[int]]:
    """Return a shortest list of moves [pulled, pushed] that puts the shelf in order."""
    return []
