def generate(random):
    for size in (1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6):
        rows = random.randint(1, size)
        columns = random.randint(1, size)
        sand = ["".join(str(random.randint(0, 9)) for _ in range(columns)) for _ in range(rows)]
        sand[0] = "9" + sand[0][1:]
        tide = [random.randint(0, 7) for _ in range(random.randint(1, 6))]
        yield [sand, tide]
