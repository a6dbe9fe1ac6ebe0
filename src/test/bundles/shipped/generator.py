def generate(random):
    for size in range(1, 12):
        yield [[random.randint(-50, 50) for _ in range(size)]]
