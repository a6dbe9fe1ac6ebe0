# expect: ACCEPTED
RULES = ((3, "Fizz"), (5, "Buzz"))


def checkio(number: int) -> str:
    words = [word for divisor, word in RULES if number % divisor == 0]
    return " ".join(words) or str(number)
