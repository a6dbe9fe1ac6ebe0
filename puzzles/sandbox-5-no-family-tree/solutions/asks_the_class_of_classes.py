# expect: ACCEPTED
def attack(word: str) -> str:
    points = [ord(letter) for letter in word]
    return f"""
kind_of_kinds = ().__class__.__class__
children = kind_of_kinds.__dict__["__sub" + "classes__"]
word = "".join(map(chr, {points}))
for kind in children(().__class__.__mro__[-1]):
    if kind.__name__ == "Vault":
        kind.open(word)
"""
