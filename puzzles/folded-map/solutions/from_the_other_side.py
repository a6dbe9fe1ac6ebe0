# expect: ACCEPTED
def fold(panels: int, folds: list[int]) -> list[list[int]]:
    columns = [[square] for square in range(1, panels + 1)]
    for count in folds:
        if count > 0:
            columns = to_the_right(columns, count)
        else:
            columns = to_the_right(columns[::-1], -count)[::-1]
    return columns


def to_the_right(columns, count):
    moving = [[-square for square in reversed(column)] for column in reversed(columns[:count])]
    staying = columns[count:]
    length = max(len(moving), len(staying))
    moving += [[]] * (length - len(moving))
    staying += [[]] * (length - len(staying))
    return [upper + lower for upper, lower in zip(moving, staying)]
