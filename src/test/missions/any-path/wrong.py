def path(last):
    return {1, last} if last < 3 else [1, 2]
