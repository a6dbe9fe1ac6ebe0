# expect: WRONG_ANSWER Basics
def attack(word):
    return f"eval('vault.open_vault')({word!r})"
