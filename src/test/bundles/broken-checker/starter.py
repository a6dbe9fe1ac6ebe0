def checkio(number: int) -> dict:
    return {}
