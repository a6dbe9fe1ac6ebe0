# expect: WRONG_ANSWER Basics
def fold(panels, folds):
    columns = [[square] for square in range(1, panels + 1)]
    for count in folds:
        if count > 0:
            columns = over(columns, count)
        else:
            columns = over(columns[::-1], -count)[::-1]
    return columns


def over(columns, count):
    moving = [[-square for square in reversed(column)] for column in columns[:count]]
    staying = columns[count:]
    length = max(len(moving), len(staying))
    moving += [[]] * (length - len(moving))
    staying += [[]] * (length - len(staying))
    return [upper + lower for upper, lower in zip(moving, staying)]
