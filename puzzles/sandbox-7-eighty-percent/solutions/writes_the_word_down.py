# expect: WRONG_ANSWER Awkward words
def attack(word):
    return f"""
key = ("{{0._" + "_globals_" + "_[KEY]}}").format(enter)
enter(key, {word!r})
"""
