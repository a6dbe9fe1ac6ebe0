def fix_stutter(text: str) -> str:
    """Return the text without words repeated in a row."""
    return "?"
