MOVES = {"U": (-1, 0), "D": (1, 0), "L": (0, -1), "R": (0, 1)}


def check(input, answer, output):
    if answer is None:
        if output is None:
            return True
        return False, "Pip cannot get this fish: the answer is None"
    if output is None:
        return False, "there is a way to the fish"
    if type(output) is not str:
        return False, "expected a string of the letters U, D, L, R, or None"
    if len(output) > len(answer):
        return False, "there is a shorter way"
    pond = input[0]
    row, column = [(r, line.index("P")) for r, line in enumerate(pond) if "P" in line][0]
    for letter in output:
        if letter not in MOVES:
            return False, "only the letters U, D, L, R are moves"
        down, right = MOVES[letter]
        while True:
            r, c = row + down, column + right
            if not (0 <= r < len(pond) and 0 <= c < len(pond[r])) or pond[r][c] == "#":
                break
            row, column = r, c
            if pond[row][column] == "S":
                break
    if pond[row][column] != "F":
        return False, "Pip does not come to rest on the fish"
    return True
