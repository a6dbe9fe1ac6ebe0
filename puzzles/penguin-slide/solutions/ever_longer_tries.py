# expect: TIME_LIMIT
from itertools import product

MOVES = {"U": (-1, 0), "D": (1, 0), "L": (0, -1), "R": (0, 1)}


def ends_at(pond, moves):
    for r, line in enumerate(pond):
        if "P" in line:
            row, column = r, line.index("P")
    for letter in moves:
        down, right = MOVES[letter]
        while 0 <= row + down < len(pond) and 0 <= column + right < len(pond[0]) and pond[row + down][column + right] != "#":
            row += down
            column += right
            if pond[row][column] == "S":
                break
    return pond[row][column]


def slide(pond):
    length = 1
    while True:
        for moves in product("UDLR", repeat=length):
            if ends_at(pond, moves) == "F":
                return "".join(moves)
        length += 1
