def generate(random):
    for size in (2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 8, 9, 10, 12, 15, 20):
        most = random.choice([3, 9, 99])
        yield [[random.randint(0, most) for _ in range(random.randint(0, size))]]
    for size in (30, 60):
        yield [[random.randint(0, 9999) for _ in range(size)]]
