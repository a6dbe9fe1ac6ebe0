def every_second(pairs):
    return [list(pair) for pair in pairs[::2]]
