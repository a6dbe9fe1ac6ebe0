def digits(number):
    """A right answer in more characters than the mission allows, which the mission refuses."""
    total = 0
    for digit in str(number):
        total += int(digit)
    return total
