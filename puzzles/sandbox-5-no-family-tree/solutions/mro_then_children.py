# expect: WRONG_ANSWER Basics
def attack(word):
    return f"""
for kind in ().__class__.__mro__[-1].__subclasses__():
    if kind.__name__ == "Vault":
        kind.open({word!r})
"""
