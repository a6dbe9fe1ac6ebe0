# expect: ACCEPTED
def attack(word: str) -> str:
    points = [ord(letter) for letter in word]
    return f"""
letters = "abcdefghijklmnopqrstuvwxyz"
turned = str.maketrans(letters, letters[13:] + letters[:13])
word = "".join(map(chr, {points}))
globals()["ynhapu".translate(turned)](word)
"""
