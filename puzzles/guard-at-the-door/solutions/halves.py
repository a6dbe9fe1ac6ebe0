# expect: ACCEPTED
def total(numbers):
    if len(numbers) < 2:
        return numbers[0] if numbers else 0
    middle = len(numbers) // 2
    return total(numbers[:middle]) + total(numbers[middle:])
