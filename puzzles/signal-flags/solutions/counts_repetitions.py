# expect: WRONG_ANSWER Basics
def hoist(word):
    flags = ""
    pennants = ["1", "2", "3"]
    for letter in word:
        if letter not in flags:
            flags += letter
        elif pennants:
            flags += pennants.pop(0)
        else:
            return None
    return flags
