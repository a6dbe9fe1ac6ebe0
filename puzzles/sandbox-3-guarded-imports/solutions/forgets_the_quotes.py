# expect: WRONG_ANSWER Awkward words
def attack(word):
    return f"import collections\ncollections._sys.modules['vault'].open_vault('{word}')"
