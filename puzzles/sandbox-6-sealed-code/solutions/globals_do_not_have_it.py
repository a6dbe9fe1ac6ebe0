# expect: WRONG_ANSWER Basics
def attack(word):
    return f"knock.__globals__['open_vault']({word!r})"
