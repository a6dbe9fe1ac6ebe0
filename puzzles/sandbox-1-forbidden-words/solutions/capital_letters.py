# expect: WRONG_ANSWER Basics
def attack(word):
    return f"globals()['LAUNCH'.lower()]({word!r})"
