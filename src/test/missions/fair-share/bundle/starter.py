def checkio(guests, cakes):
    return 0
