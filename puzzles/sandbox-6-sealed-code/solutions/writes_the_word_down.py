# expect: WRONG_ANSWER Awkward words
def attack(word):
    return f"""
for cell in knock.__closure__:
    if not isinstance(cell.cell_contents, tuple):
        cell.cell_contents({word!r})
"""
