# expect: WRONG_ANSWER
def guess(guesses):
    return 1 + len(guesses)
