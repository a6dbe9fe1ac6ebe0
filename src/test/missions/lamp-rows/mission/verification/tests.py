ROWS = "8:bAcb 10:aAdAc"


def row(text):
    length, marks = text.split(":")
    cells = "".join("." * (ord(mark.lower()) - 97) + ("#" if mark.isupper() else "o") for mark in marks)
    return cells.ljust(int(length), ".")


TESTS = {"Basics": [], "Extra": []}

for text in ROWS.split():
    TESTS["Basics"].append({"input": [row(text)], "answer": [row(text)]})
TESTS["Extra"].append({"input": [row("4:d"), row("6:fA")], "answer": [row("4:d"), row("6:fA")]})
