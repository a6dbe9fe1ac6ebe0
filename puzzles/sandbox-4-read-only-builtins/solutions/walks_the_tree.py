# expect: ACCEPTED
def attack(word: str) -> str:
    return f"""
for kind in ().__class__.__bases__[0].__subclasses__():
    if kind.__name__ == "Vault":
        kind.open({word!r})
"""
