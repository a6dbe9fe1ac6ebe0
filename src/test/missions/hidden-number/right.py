def guess(turns):
    low, high = 1, 99
    for number, hint in turns:
        low, high = (number + 1, high) if hint == "low" else (low, number - 1)
    return (low + high) // 2
