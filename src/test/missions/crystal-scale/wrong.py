def heavier(left, right):
    return "left" if sum(left) >= sum(right) else "right"
