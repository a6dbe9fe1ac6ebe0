LETTERS = "ahoy mate! "


def generate(random):
    for length in (1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20):
        size = random.randint(1, length)
        yield ["".join(random.choice(LETTERS) for _ in range(size)), random.randint(1, 5)]
    for _ in range(5):
        size = random.randint(1, 12)
        yield ["".join(random.choice(LETTERS) for _ in range(size)), random.randint(1, 15)]
