# expect: WRONG_ANSWER Basics
def attack(word):
    return f"""
__builtins__["any"] = lambda answers: True
import vault
vault.open_vault({word!r})
"""
