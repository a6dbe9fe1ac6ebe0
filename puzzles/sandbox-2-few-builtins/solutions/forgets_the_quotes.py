# expect: WRONG_ANSWER Awkward words
def attack(word):
    return f"import vault\nvault.open_vault('{word}')"
