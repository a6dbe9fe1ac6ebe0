# expect: ACCEPTED
def attack(word: str) -> str:
    return f"""
word = "".join({list(word)!r})
for cell in knock.__closure__:
    if isinstance(cell.cell_contents, tuple):
        cell.cell_contents = (word,)
knock(word)
"""
