def generate(random):
    for most in (3, 4, 5, 6, 7, 8, 9, 10, 12, 12, 16, 20):
        yield [2 + random.randint(0, most - 2), 1 + random.randint(0, 5)]
