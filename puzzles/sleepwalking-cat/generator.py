def generate(random):
    for size in (1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 7, 8, 10, 12):
        flaps = []
        for room in range(size):
            count = random.randint(1, 3) if random.randint(0, 5) else 0
            flaps.append([random.randint(0, size - 1) for _ in range(count)])
        yield [flaps, random.randint(0, size - 1), random.randint(0, size - 1)]
    for size in (3, 4, 5, 6, 8, 12):
        # Here she can always come home: the basket is room 0, and each room has a flap to an earlier one.
        flaps = [[]]
        for room in range(1, size):
            behind = [random.randint(0, room - 1)]
            behind += [random.randint(0, size - 1) for _ in range(random.randint(0, 3))]
            flaps.append(behind)
        yield [flaps, size - 1, 0]
