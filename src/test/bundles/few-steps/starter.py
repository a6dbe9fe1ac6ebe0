def checkio(number):
    return None
