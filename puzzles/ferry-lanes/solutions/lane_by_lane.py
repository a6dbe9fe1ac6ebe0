# expect: WRONG_ANSWER Basics
def boarding(lanes, capacity):
    return [car for lane in lanes for car in lane][:capacity]
