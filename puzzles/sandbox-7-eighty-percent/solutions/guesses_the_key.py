# expect: WRONG_ANSWER Basics
def attack(word):
    return f"enter('0.5', {word!r})"
