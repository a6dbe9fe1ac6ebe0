def count(parts, part):
    return parts.count(part)


def turn(windows):
    return tuple(windows[::-1])
