def distance(x, y):
    return 0
