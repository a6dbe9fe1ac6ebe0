def next_height(heights):
    return str(heights[-12])
