# expect: ACCEPTED
def attack(word: str) -> str:
    return f"""
root = "".__class__.__base__
kinds = root.__class__.__getattribute__(root, "__sub" "classes__")()
[kind.open("".join({list(word)!r})) for kind in kinds if kind.__name__ == "Vault"]
"""
