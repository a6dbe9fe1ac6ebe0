# expect: ACCEPTED
MOVES = {
    "one": lambda biscuits: [biscuits - 1],
    "two": lambda biscuits: [biscuits - 2],
    "share": lambda biscuits: [biscuits // 3, (biscuits + 1) // 3, (biscuits + 2) // 3],
}
LEAST = {"one": 1, "two": 2, "share": 3}


def winning_move(plates: list[int]) -> tuple | None:
    numbers = []
    for biscuits in range(max(plates) + 1):
        reached = {total(numbers, after) for _, after in moves(biscuits)}
        number = 0
        while number in reached:
            number += 1
        numbers.append(number)
    everything = total(numbers, plates)
    for place, biscuits in enumerate(plates):
        for name, after in moves(biscuits):
            if total(numbers, after) == everything ^ numbers[biscuits]:
                return place, name
    return None


def moves(biscuits):
    return [(name, move(biscuits)) for name, move in MOVES.items() if biscuits >= LEAST[name]]


def total(numbers, plates):
    result = 0
    for biscuits in plates:
        result ^= numbers[biscuits]
    return result
