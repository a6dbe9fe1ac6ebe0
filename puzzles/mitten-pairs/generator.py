COLOURS = ("red", "dark red", "blue", "dark blue")


def generate(random):
    for size in (0, 1, 2, 2, 3, 3, 4, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30):
        count = random.randint(0, size)
        yield [[random.choice(COLOURS) + " " + random.choice(("left", "right")) for _ in range(count)]]
