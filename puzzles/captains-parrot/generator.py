WORDS = ["a", "me", "rum", "sea", "crew", "sail", "coins", "ship's", "anchor", "half-way", "no.more", "7"]


def generate(random):
    for size in (1, 1, 2, 2, 3, 3, 4, 4, 5, 6, 7, 8, 10, 12):
        text = ""
        for _ in range(random.randint(0, size)):
            text += random.choice(["", "", "", "!", "?."])
            text += random.choice(WORDS)
            text += random.choice(["", "", ".", ",", "!?", " ..."])
            text += random.choice([" ", " ", "  "])
        yield [text]
