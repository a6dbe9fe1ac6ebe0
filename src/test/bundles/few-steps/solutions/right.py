# expect: ACCEPTED
def checkio(number):
    return number
