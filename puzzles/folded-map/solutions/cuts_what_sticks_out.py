# expect: WRONG_ANSWER Sticking out
def fold(panels, folds):
    columns = [[square] for square in range(1, panels + 1)]
    for count in folds:
        if count < 0:
            columns.reverse()
        moving = [[-square for square in reversed(column)] for column in reversed(columns[:abs(count)])]
        columns = columns[abs(count):]
        for place, column in enumerate(moving[:len(columns)]):
            columns[place] = column + columns[place]
        if count < 0:
            columns.reverse()
    return columns
