def shared(first, second):
    return second.intersection(first)
