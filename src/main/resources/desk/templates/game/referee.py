GUESSES = 7


def referee(input):
    number = input[0]
    guesses = []
    for _ in range(GUESSES):
        guess = yield [list(guesses)]
        if type(guess) is not int:
            return False, "a guess must be a whole number"
        if guess == number:
            return True, "found after %d guesses" % (len(guesses) + 1)
        guesses.append((guess, "more" if number > guess else "less"))
    return False, "the number was %d" % number
