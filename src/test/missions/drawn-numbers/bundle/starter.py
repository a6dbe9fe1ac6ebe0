def add_up(numbers):
    return 0
