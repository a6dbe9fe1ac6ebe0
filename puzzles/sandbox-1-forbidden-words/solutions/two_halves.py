# expect: ACCEPTED
def attack(word: str) -> str:
    return f'globals()["lau" + "nch"]("".join({list(word)!r}))'
