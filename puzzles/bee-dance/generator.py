HOURS = (12, 2, 4, 6, 8, 10)


def generate(random):
    for size in (1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 6, 8, 10):
        yield [[[random.choice(HOURS), random.randint(1, 5)] for _ in range(random.randint(0, size))]]
    for size in (5, 10, 20, 50):
        yield [[[random.choice(HOURS), random.randint(1, 1000000000000)] for _ in range(size)]]
