def generate(random):
    for size in (1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 5, 6, 8, 10):
        departures = [random.randint(0, 1439) for _ in range(random.randint(1, size))]
        yield [departures, random.randint(0, 1439)]
    for _ in range(5):
        departures = [random.randint(0, 1439) for _ in range(random.randint(1, 5))]
        yield [departures, random.choice(departures)]
