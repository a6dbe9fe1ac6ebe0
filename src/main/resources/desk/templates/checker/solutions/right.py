# expect: ACCEPTED
def pair(numbers, total):
    for first in range(len(numbers)):
        for second in range(first):
            if numbers[first] + numbers[second] == total:
                return [first, second]
