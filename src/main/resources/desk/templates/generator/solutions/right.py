# expect: ACCEPTED
def longest_run(numbers):
    best = run = 0
    for place, number in enumerate(numbers):
        if place > 0 and number == numbers[place - 1]:
            run += 1
        else:
            run = 1
        best = max(best, run)
    return best
