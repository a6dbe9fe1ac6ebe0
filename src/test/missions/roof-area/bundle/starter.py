def checkio(sides):
    return 0
