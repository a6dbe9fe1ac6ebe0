# expect: ACCEPTED
def fold(panels, folds):
    columns = [[square] for square in range(1, panels + 1)]
    for count in folds:
        at = count if count > 0 else len(columns) + count
        left, right = columns[:at], columns[at:]
        result = []
        while left or right:
            one = left.pop() if left else []
            other = right.pop(0) if right else []
            if count > 0:
                result.append([-square for square in one[::-1]] + other)
            else:
                result.insert(0, [-square for square in other[::-1]] + one)
        columns = result
    return columns
