# expect: WRONG_ANSWER Basics
def ride(stops):
    heights = [0] + [stop - (stop > 13) for stop in stops]
    return sum(b - a for a, b in zip(heights, heights[1:]) if b > a)
