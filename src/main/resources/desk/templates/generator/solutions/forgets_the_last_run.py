# expect: WRONG_ANSWER
def longest_run(numbers):
    best, run = 0, 1
    for one, other in zip(numbers, numbers[1:]):
        if one == other:
            run += 1
        else:
            best = max(best, run)
            run = 1
    return best
