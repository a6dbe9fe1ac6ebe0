# expect: WRONG_ANSWER Twice the same
def pair(numbers, total):
    for first in range(len(numbers)):
        for second in range(len(numbers)):
            if numbers[first] + numbers[second] == total:
                return [first, second]
