# expect: WRONG_ANSWER Too far down
def hoist(word):
    flags = ""
    for place, letter in enumerate(word):
        before = word.rfind(letter, 0, place)
        flags += letter if before < 0 else str(before + 1)
    return flags
