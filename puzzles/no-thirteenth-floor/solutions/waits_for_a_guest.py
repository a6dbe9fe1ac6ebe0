# expect: RUNTIME_ERROR Quiet days
def ride(stops):
    heights = [stop - (stop > 13) for stop in stops]
    total = abs(heights[0])
    for place in range(1, len(heights)):
        total += abs(heights[place] - heights[place - 1])
    return total
