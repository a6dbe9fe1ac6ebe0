TAKES = {"k": 1, "p": 1, "t": 2, "m": 0}


def piece(random, depth):
    """Some instructions as a text, with the number of stitches that they take."""
    text = ""
    takes = 0
    for _ in range(random.randint(1, 3)):
        if depth and random.randint(0, 2) == 2:
            inside, one = piece(random, depth - 1)
            times = random.randint(1, 3)
            text += f"({inside}){times}"
        else:
            inside = random.choice("kptm")
            one = TAKES[inside]
            times = random.randint(1, 12)
            text += inside if times == 1 else f"{inside}{times}"
        if random.randint(0, 1):
            text += " "
        takes += one * times
    return text, takes


def generate(random):
    for size in (1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4):
        rows = []
        first = 1
        for row in range(random.randint(1, size)):
            text, takes = piece(random, 2)
            if random.randint(0, 1):
                inside, one = piece(random, 1)
                if one == 0:
                    inside, one = "k" + inside, 1
                after, more = piece(random, 1)
                text += f"[{inside}]{after}"
                takes += more + one * random.randint(0, 3)
            if row == 0:
                first = max(1, takes + (random.randint(0, 9) == 9))
            rows.append(text)
        yield [first, rows]
