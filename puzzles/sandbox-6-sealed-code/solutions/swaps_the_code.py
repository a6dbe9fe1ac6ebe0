# expect: WRONG_ANSWER Basics
def attack(word):
    return f"""
def outer(guests, open_vault):
    return lambda word: (guests, open_vault(word))

knock.__code__ = outer(0, 0).__code__
knock({word!r})
"""
