# expect: WRONG_ANSWER Basics
def attack(word):
    return f"import collections\ncollections._sys.modules['vault'].open_vault({word!r})"
