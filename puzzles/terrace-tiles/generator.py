def generate(random):
    for most in (2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 6, 7):
        rows, columns = random.randint(1, most), random.randint(1, most)
        squares = random.choice(["......T", "...T", "TTT."])
        terrace = ["".join(random.choice(squares) for _ in range(columns)) for _ in range(rows)]
        yield [terrace, random.randint(0, 4)]
