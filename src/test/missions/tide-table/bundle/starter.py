def next_height(heights):
    return heights[0] - 100
