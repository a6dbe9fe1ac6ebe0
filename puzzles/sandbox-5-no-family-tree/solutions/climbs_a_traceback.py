# expect: ACCEPTED
def attack(word: str) -> str:
    return f"""
try:
    [].gone
except Exception as error:
    frame = error.__traceback__.tb_frame
while "Vault" not in frame.f_globals:
    frame = frame.f_back
frame.f_globals["Vault"].open("".join({list(word)!r}))
"""
