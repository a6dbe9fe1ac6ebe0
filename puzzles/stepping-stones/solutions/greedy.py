# expect: WRONG_ANSWER Basics
def most_berries(stones):
    here = 0
    total = stones[0]
    tired = False
    while here < len(stones) - 1:
        reach = 2 if tired else 3
        options = range(here + 1, min(here + reach, len(stones) - 1) + 1)
        there = max(options, key=lambda i: stones[i])
        tired = there - here == 3
        here = there
        total += stones[here]
    return total
