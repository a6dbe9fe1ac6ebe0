def digits(number):
    return 0
