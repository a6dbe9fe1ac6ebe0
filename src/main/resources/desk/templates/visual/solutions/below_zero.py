# expect: WRONG_ANSWER Basics
def apples_left(apples, guests):
    return apples - guests
