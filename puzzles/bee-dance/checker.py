STEPS = {12: (0, 1), 2: (1, 1), 4: (1, 0), 6: (0, -1), 8: (-1, -1), 10: (-1, 0)}


def place(way):
    x = y = 0
    for direction, cells in way:
        x += STEPS[direction][0] * cells
        y += STEPS[direction][1] * cells
    return x, y


def check(input, answer, output):
    if type(output) not in (list, tuple):
        return False, "expected a list of pairs [direction, cells]"
    for pair in output:
        if type(pair) not in (list, tuple) or len(pair) != 2 or any(type(number) is not int for number in pair):
            return False, "each part of the way must be a pair of integers [direction, cells]"
        direction, cells = pair
        if direction not in STEPS:
            return False, "the directions are 12, 2, 4, 6, 8 and 10"
        if cells < 1:
            return False, "each number of cells must be at least 1"
    if place(output) != place(input[0]):
        return False, "this way does not lead to the flower"
    if sum(cells for _, cells in output) > sum(cells for _, cells in answer):
        return False, "there is a shorter way"
    return True
