# expect: MEMORY_LIMIT
def boarding(lanes, capacity):
    order = [car for lane in lanes for car in lane]
    while len(order) != capacity:
        order = order + order
    return order
