def stripes(fence: str) -> int:
    """Count the stripes of a fence."""
    return len(fence)
