# expect: ACCEPTED
def attack(word: str) -> str:
    return f"""
class Chameleon(str):
    def __eq__(self, other):
        return True

knock(Chameleon("".join({list(word)!r})))
"""
