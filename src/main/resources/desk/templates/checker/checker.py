def check(input, answer, output):
    numbers, total = input
    if type(output) not in (list, tuple) or len(output) != 2:
        return False, "expected a list of two places"
    if any(type(place) is not int or not 0 <= place < len(numbers) for place in output):
        return False, "a place must be a number from 0 to %d" % (len(numbers) - 1)
    if output[0] == output[1]:
        return False, "the places must be different"
    found = numbers[output[0]] + numbers[output[1]]
    return found == total, "the sum is %d" % found
