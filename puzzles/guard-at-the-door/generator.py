def generate(random):
    for size in (1, 2, 2, 3, 3, 4, 5, 8, 12, 20, 50):
        yield [[random.randint(-99, 99) for _ in range(random.randint(0, size))]]
    yield [[random.randint(-9, 9) for _ in range(20000)]]
