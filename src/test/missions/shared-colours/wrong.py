def shared(first, second):
    return sorted(second.intersection(first))
