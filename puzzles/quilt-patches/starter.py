def different(patches: list[list[str]]) -> int:
    """Return how many different patches there are."""
    return len(patches)
