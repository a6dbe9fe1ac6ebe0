# expect: WRONG_ANSWER Basics
def attack(word):
    return f"globals()['vault'].open_vault({word!r})"
