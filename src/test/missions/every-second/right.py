def every_second(pairs):
    return (pair for pair in pairs[::2])
