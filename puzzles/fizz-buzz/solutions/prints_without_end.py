# expect: OUTPUT_LIMIT
def checkio(number: int) -> str:
    cup = 1
    while cup != number + 0.5:
        if cup % 15 == 0:
            print("cup", cup, "wakes both robots: Fizz Buzz")
        else:
            print("cup", cup, "of", number, "does not wake both robots")
        cup += 1
    return str(number)
