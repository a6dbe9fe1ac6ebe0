# expect: ACCEPTED
def attack(word: str) -> str:
    return f"vars()['hcnual'[::-1]](''.join({list(word)!r}))"
