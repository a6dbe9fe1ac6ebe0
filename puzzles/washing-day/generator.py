def generate(random):
    for size in (1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 10, 12, 15, 20):
        length = random.randint(1, 12)
        yield [[random.randint(1, 9) for _ in range(random.randint(0, size))], length]
    for _ in range(4):
        yield [[random.randint(5, 120) for _ in range(random.randint(1, 25))], random.randint(60, 150)]
