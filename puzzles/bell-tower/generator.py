def clock(minute):
    return "%02d:%02d" % divmod(minute, 60)


def generate(random):
    for _ in range(12):
        first = random.randint(0, 1439)
        last = (first + random.randint(0, 200)) % 1440
        yield [clock(first), clock(last)]
    for _ in range(6):
        yield [clock(random.randint(0, 1439)), clock(random.randint(0, 1439))]
