CARS = ["red", "blue", "green", "taxi", "bus", "van"]


def generate(random):
    for most in (1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 8, 10, 12, 20):
        lanes = []
        for _ in range(random.randint(0, most)):
            lanes.append([random.choice(CARS) for _ in range(random.randint(0, most))])
        yield [lanes, random.randint(0, 3 * most)]
