# expect: WRONG_ANSWER Multiples
def checkio(number: int) -> str:
    fizz = number % 3 == 0
    buzz = str(number).endswith("5")
    if fizz and buzz:
        return "Fizz Buzz"
    if fizz:
        return "Fizz"
    if buzz:
        return "Buzz"
    return str(number)
