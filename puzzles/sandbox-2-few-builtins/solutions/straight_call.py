# expect: WRONG_ANSWER Basics
def attack(word):
    return f"open_vault({word!r})"
