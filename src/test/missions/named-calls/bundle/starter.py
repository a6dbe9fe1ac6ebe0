def count(parts, part):
    pass


def turn(windows):
    pass
