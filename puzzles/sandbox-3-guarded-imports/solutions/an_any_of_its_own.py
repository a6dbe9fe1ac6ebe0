# expect: WRONG_ANSWER Basics
def attack(word):
    return f"any = lambda answers: True\nimport vault\nvault.open_vault({word!r})"
