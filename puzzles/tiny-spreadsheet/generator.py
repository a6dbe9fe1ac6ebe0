NAMES = ["A1", "A2", "A12", "B1"]


def value(random, depth):
    kind = random.randint(0, 5 if depth else 2)
    if kind == 0:
        return str(random.randint(0, 12))
    if kind < 3:
        return random.choice(NAMES)
    if kind == 3:
        return "-" + value(random, 0)
    if kind == 4:
        return "(" + formula(random, depth - 1) + ")"
    return " " + value(random, 0) + " "


def formula(random, depth):
    text = value(random, depth)
    for _ in range(random.randint(0, 2)):
        text += random.choice("+-*") + value(random, depth)
    return text


def content(random):
    if random.randint(0, 2) == 0:
        return str(random.randint(-9, 99))
    text = "=" + formula(random, 1)
    return text if len(text) <= 60 else "=A1"


def generate(random):
    for most in (1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 6, 6):
        cells = {}
        for _ in range(random.randint(1, most)):
            cells[random.choice(NAMES)] = content(random)
        yield [cells]
