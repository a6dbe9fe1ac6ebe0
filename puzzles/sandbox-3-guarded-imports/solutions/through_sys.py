# expect: WRONG_ANSWER Basics
def attack(word):
    return f"from sys import modules\nmodules['vault'].open_vault({word!r})"
