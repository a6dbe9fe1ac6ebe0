def generate(random):
    for size in (1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 10, 15):
        stops = []
        for _ in range(random.randint(1, size)):
            floor = random.randint(-5, 39)
            stops.append(floor if floor < 13 else floor + 1)
        yield [stops]
    for _ in range(8):
        yield [[random.choice([11, 12, 14, 15]) for _ in range(random.randint(1, 6))]]
