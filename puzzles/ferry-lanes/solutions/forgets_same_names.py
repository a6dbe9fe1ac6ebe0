# expect: WRONG_ANSWER Crowds
def boarding(lanes, capacity):
    rounds = max((len(lane) for lane in lanes), default=0)
    order = []
    for i in range(rounds):
        for lane in lanes:
            if i < len(lane) and lane[i] not in order and len(order) < capacity:
                order.append(lane[i])
    return order
