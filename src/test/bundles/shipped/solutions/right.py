# expect: ACCEPTED
def largest(numbers):
    return max(numbers)
