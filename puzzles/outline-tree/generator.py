def line(random, deepest):
    if random.randint(0, 6) == 6:
        return " " * random.randint(0, 4)
    title = random.choice(["Oak", "Pine", "Big tree", "Moss"])
    return " " * random.randint(0, deepest) + title + " " * random.choice([0, 0, 0, 2])


def generate(random):
    for most in (1, 2, 3, 3, 4, 4, 5, 6, 6, 8, 10, 15, 25, 40):
        deepest = random.randint(0, 12)
        yield ["\n".join(line(random, deepest) for _ in range(random.randint(0, most)))]
