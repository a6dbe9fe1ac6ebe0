NAMES = ("Ada", "Bo", "Cem", "Dina", "Emil", "Fay")


def generate(random):
    for size in (0, 1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 7, 8, 10, 12, 15):
        count = random.randint(0, size)
        yield [[[random.choice(NAMES), 100 + random.randint(0, 5)] for _ in range(count)]]
