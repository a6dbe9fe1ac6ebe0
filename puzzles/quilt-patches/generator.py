def turned(patch):
    return ["".join(column) for column in zip(*patch[::-1])]


def generate(random):
    for size in (0, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 8):
        patches = []
        for _ in range(random.randint(0, size)):
            if patches and random.randint(0, 1):
                patch = random.choice(patches)
                if random.randint(0, 3) == 0:
                    patch = patch[::-1]
            else:
                side = random.randint(1, 3)
                patch = ["".join(random.choice("abc") for _ in range(side)) for _ in range(side)]
            for _ in range(random.randint(0, 3)):
                patch = turned(patch)
            patches.append(patch)
        yield [patches]
