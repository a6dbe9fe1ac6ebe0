def generate(random):
    for size in (1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 10, 12, 16, 20):
        panels = columns = random.randint(1, size)
        folds = []
        while columns > 1 and random.randint(0, 4) > 0:
            count = random.randint(1, columns - 1)
            columns = max(count, columns - count)
            folds.append(random.choice([count, -count]))
        yield [panels, folds]
