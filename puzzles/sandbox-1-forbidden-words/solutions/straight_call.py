# expect: WRONG_ANSWER Basics
def attack(word):
    return f"launch({word!r})"
