# expect: WRONG_ANSWER Uneven lanes
def boarding(lanes, capacity):
    return [car for cars in zip(*lanes) for car in cars][:capacity]
