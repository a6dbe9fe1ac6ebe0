# expect: RUNTIME_ERROR Long
def total(numbers):
    return numbers[0] + total(numbers[1:]) if numbers else 0
