# expect: WRONG_ANSWER Basics
def attack(word):
    return f"Vault.open({word!r})"
