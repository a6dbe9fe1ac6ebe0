# expect: WRONG_ANSWER The same letter again
def hoist(word):
    flags = ""
    for place, letter in enumerate(word):
        first = word.index(letter)
        if first > 2 and first < place:
            return None
        flags += letter if first == place else str(first + 1)
    return flags
