# expect: WRONG_ANSWER Basics
def ride(stops):
    heights = [stop - (stop > 13) for stop in stops]
    return sum(abs(b - a) for a, b in zip(heights, heights[1:]))
