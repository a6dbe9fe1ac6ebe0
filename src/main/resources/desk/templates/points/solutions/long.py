# expect: ACCEPTED
def both_ends(numbers):
    first = numbers[0]
    last = numbers[len(numbers) - 1]
    return first + last
