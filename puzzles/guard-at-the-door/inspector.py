WORDS = ("sum", "for", "while", "import", "map", "eval", "exec", "getattr", "__")


def inspect(source):
    for number, line in enumerate(source.splitlines(), 1):
        for word in WORDS:
            if word in line.lower():
                return False, "line %d: the guard does not let the word %s pass" % (number, word)
    return True
