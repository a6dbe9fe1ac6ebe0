from random import randint


def draw(count):
    return [randint(1, 99) for _ in range(count)]
