def generate(random):
    """The answers come from the first accepted solution; the inputs are the same every time."""
    for size in (1, 2, 3, 5, 8, 13, 21, 34, 55, 200):
        yield [[random.randint(1, 3) for _ in range(size)]]
