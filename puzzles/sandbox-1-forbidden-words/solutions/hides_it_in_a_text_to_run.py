# expect: WRONG_ANSWER Basics
def attack(word):
    return f"eval('lau' + 'nch')({word!r})"
