# expect: ACCEPTED
def attack(word: str) -> str:
    return f"""
guard = __builtins__["__import__"]
guard.__globals__["MODULES"].append("vault")
import vault
vault.open_vault({word!r})
"""
