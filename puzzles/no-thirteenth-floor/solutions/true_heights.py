# expect: ACCEPTED
def ride(stops: list[int]) -> int:
    heights = [0] + [stop - 1 if stop > 13 else stop for stop in stops]
    return sum(abs(upper - lower) for lower, upper in zip(heights, heights[1:]))
