# expect: WRONG_ANSWER The same letter again
def hoist(word):
    flags = ""
    for place, letter in enumerate(word):
        first = word.index(letter)
        if first == place:
            flags += letter
        elif first < 3 and str(first + 1) not in flags:
            flags += str(first + 1)
        else:
            return None
    return flags
