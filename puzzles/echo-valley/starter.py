def echo(shout: str, loss: int) -> str:
    """Return the shout and its echoes, with "... " between them."""
    return shout
