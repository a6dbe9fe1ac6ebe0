# expect: WRONG_ANSWER Basics
def attack(word):
    return f"knock({word!r})"
