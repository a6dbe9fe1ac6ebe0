def next_height(heights):
    return heights[-12]
