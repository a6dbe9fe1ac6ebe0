def guess(guesses: list[tuple[int, str]]) -> int:
    """Return the next guess."""
    return 1 + len(guesses)
