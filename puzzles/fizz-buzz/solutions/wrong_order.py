# expect: WRONG_ANSWER Basics
def checkio(number: int) -> str:
    if number % 3 == 0:
        return "Fizz"
    if number % 5 == 0:
        return "Buzz"
    if number % 15 == 0:
        return "Fizz Buzz"
    return str(number)
