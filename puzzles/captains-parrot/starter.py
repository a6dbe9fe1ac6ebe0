def parrot(sentence: str) -> str:
    """Return what the parrot screams."""
    return sentence.upper() + "!"
