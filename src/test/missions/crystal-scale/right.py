def heavier(left, right):
    difference = sum(left) - sum(right)
    return "left" if difference > 0 else "right" if difference < 0 else "none"
