# expect: WRONG_ANSWER Edge
def both_ends(numbers):
    return numbers[0] if len(numbers) == 1 else numbers[0] + numbers[-1]
