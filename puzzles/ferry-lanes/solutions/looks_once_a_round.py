# expect: WRONG_ANSWER Small ferries
def boarding(lanes, capacity):
    order = []
    i = 0
    while len(order) < capacity and any(len(lane) > i for lane in lanes):
        for lane in lanes:
            if i < len(lane):
                order.append(lane[i])
        i += 1
    return order
