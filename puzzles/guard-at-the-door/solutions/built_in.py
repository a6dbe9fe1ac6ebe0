# expect: WRONG_ANSWER
def total(numbers):
    return sum(numbers)
