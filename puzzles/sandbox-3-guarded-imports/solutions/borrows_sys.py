# expect: ACCEPTED
def attack(word: str) -> str:
    return f"import collections\ncollections._sys.modules['vault'].open_vault({word!r})"
