def name(random):
    return "".join(random.choice("Tea soup") for _ in range(random.randint(1, 24)))


def generate(random):
    for most in (1, 1, 1, 1, 2, 2, 3, 4, 6, 10, 20, 50):
        dishes = []
        for _ in range(random.randint(0, most)):
            cents = random.randint(0, 10 ** random.randint(1, 5) - 1)
            dishes.append((name(random), cents))
        yield [dishes, random.randint(10, 30)]
