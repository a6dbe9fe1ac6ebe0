def generate(random):
    for size in (1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6):
        yield [[random.randint(0, 15) for _ in range(random.randint(1, size))]]
    for _ in range(5):
        yield [[random.randint(0, 60) for _ in range(random.randint(1, 4))]]
