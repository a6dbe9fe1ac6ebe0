# expect: WRONG_ANSWER Basics
def largest(numbers):
    return numbers[-1]
