def path(last):
    return []
