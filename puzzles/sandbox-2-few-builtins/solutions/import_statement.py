# expect: ACCEPTED
def attack(word: str) -> str:
    return f"import vault\nvault.open_vault({word!r})"
