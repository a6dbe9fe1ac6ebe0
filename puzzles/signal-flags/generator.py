def generate(random):
    for length in (1, 1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 7, 8):
        size = random.randint(1, length)
        yield ["".join(random.choice("abcdefgh") for _ in range(size))]
    for length in (3, 4, 4, 5, 5, 6):
        size = random.randint(1, length)
        yield ["".join(random.choice("ab") for _ in range(size))]
