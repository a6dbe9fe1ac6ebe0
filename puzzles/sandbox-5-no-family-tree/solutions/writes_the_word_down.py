# expect: WRONG_ANSWER Awkward words
def attack(word):
    return f"""
children = ().__class__.__class__.__dict__["__sub" + "classes__"]
for kind in children(().__class__.__mro__[-1]):
    if kind.__name__ == "Vault":
        kind.open({word!r})
"""
