# expect: ACCEPTED
def attack(word: str) -> str:
    return f"""
__builtins__["any"] = lambda answers: True
import vault
vault.open_vault({word!r})
"""
