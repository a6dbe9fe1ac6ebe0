def checkio(guests, cakes):
    return cakes / guests
