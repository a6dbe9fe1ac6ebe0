NAMES = ["Olga", "Petra", "Wilma", "Ida", "Hedwig", "Rosa", "Berta", "Clara", "Dora", "Emmi"]


def generate(random):
    for size in (1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6, 7, 7, 8, 8, 9, 10):
        aunts = NAMES[:size]
        random.shuffle(aunts)
        quarrels = []
        for place, one in enumerate(aunts):
            for other in aunts[:place]:
                if random.randint(0, size) >= 3:
                    quarrels.append([one, other] if random.randint(0, 1) else [other, one])
        while quarrels and random.randint(0, 2):
            quarrels.pop(random.randint(0, len(quarrels) - 1))
        yield [aunts, quarrels]
