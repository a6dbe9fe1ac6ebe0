# expect: WRONG_ANSWER Large
THREES = range(3, 101, 3)
FIVES = range(5, 101, 5)


def checkio(number: int) -> str:
    if number in THREES and number in FIVES:
        return "Fizz Buzz"
    if number in THREES:
        return "Fizz"
    if number in FIVES:
        return "Buzz"
    return str(number)
