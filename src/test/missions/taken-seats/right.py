def checkio(first):
    return 1 if first < 2 else 4
