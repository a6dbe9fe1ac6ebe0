import random

PERIOD = 6


def table(length):
    start = random.randint(0, PERIOD - 1)
    return [abs((start + hour) % (2 * PERIOD) - PERIOD) * 10 for hour in range(length)]
