# expect: ACCEPTED
def attack(word: str) -> str:
    return f"""
for cell in knock.__closure__:
    if not isinstance(cell.cell_contents, tuple):
        cell.cell_contents("".join({list(word)!r}))
"""
