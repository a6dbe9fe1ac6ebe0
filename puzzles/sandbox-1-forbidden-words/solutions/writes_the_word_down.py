# expect: WRONG_ANSWER Awkward words
def attack(word):
    return f"globals()['lau' + 'nch']({word!r})"
