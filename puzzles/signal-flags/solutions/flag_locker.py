# expect: ACCEPTED
def hoist(word):
    locker = set("abcdefghijklmnopqrstuvwxyz123")
    flags = ""
    for letter in word:
        says = {letter: letter}
        for pennant, meaning in zip("123", word[:len(flags)]):
            says[pennant] = meaning
        fitting = [flag for flag, meaning in says.items() if meaning == letter and flag in locker]
        if not fitting:
            return None
        locker.remove(fitting[0])
        flags += fitting[0]
    return flags
