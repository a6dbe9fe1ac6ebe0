THINGS = ["hat", "key", "mug", "kite", "Hat", "glove"]


def generate(random):
    for most in (1, 2, 2, 3, 3, 4, 4, 5, 6, 8, 10, 20, 60, 200):
        found = [random.choice(THINGS) for _ in range(random.randint(0, most))]
        claims = [random.choice(THINGS) for _ in range(random.randint(0, most))]
        yield [found, claims]
