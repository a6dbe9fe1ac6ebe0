# expect: ACCEPTED
def hoist(word: str) -> str | None:
    flags = ""
    for place, letter in enumerate(word):
        before = word.rfind(letter, 0, place)
        if before > 2:
            return None
        flags += letter if before < 0 else str(before + 1)
    return flags
