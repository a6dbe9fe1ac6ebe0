# expect: WRONG_ANSWER Basics
def attack(word):
    return f"[cell.cell_contents({word!r}) for cell in enter.__closure__]"
