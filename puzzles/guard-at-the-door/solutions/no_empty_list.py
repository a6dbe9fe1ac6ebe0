# expect: RUNTIME_ERROR Edge
def total(numbers):
    if len(numbers) == 1:
        return numbers[0]
    middle = len(numbers) // 2
    return total(numbers[:middle]) + total(numbers[middle:])
