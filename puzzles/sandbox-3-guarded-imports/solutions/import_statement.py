# expect: WRONG_ANSWER Basics
def attack(word):
    return f"import vault\nvault.open_vault({word!r})"
