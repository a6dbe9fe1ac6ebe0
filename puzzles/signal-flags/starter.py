def hoist(word: str) -> str | None:
    """Return the flags for the word, or None if it cannot be signalled."""
    return word
