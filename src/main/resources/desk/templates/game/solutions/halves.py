# expect: ACCEPTED
def guess(guesses):
    low, high = 1, 100
    for number, word in guesses:
        if word == "more":
            low = max(low, number + 1)
        else:
            high = min(high, number - 1)
    return (low + high) // 2
