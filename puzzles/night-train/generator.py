def generate(random):
    for size in (0, 1, 2, 2, 3, 3, 4, 4, 5, 6, 7, 8, 10, 12, 15, 20):
        berths = random.randint(1, 3)
        rides = []
        for _ in range(random.randint(0, size)):
            on = random.randint(0, 8)
            rides.append([on, on + 1 + random.randint(0, 5)])
        yield [berths, rides]
