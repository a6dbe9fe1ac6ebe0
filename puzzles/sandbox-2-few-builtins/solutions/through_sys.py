# expect: ACCEPTED
def attack(word: str) -> str:
    return f"from sys import modules\nmodules['vault'].open_vault({word!r})"
