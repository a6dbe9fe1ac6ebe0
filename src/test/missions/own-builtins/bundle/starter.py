def sum(numbers):
    return None


def len(items):
    return None
