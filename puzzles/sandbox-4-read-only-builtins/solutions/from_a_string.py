# expect: ACCEPTED
def attack(word: str) -> str:
    return f"""
root = "".__class__.__mro__[-1]
for kind in root.__subclasses__():
    if kind.__qualname__ == "Vault":
        kind.open({word!r})
"""
