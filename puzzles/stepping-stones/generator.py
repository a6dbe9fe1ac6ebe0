def generate(random):
    for most in (2, 3, 3, 4, 4, 5, 5, 6, 6, 8, 10, 12, 20, 60, 200):
        size = random.randint(1, most)
        yield [[random.randint(-9, 9) for _ in range(size)]]
    yield [[random.randint(-1000000, 1000000) for _ in range(200)]]
