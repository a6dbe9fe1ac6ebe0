# expect: ACCEPTED
def apples_left(apples, guests):
    return max(0, apples - guests)
