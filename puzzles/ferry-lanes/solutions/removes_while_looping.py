# expect: WRONG_ANSWER Uneven lanes
def boarding(lanes, capacity):
    waiting = [list(lane) for lane in lanes]
    order = []
    while waiting:
        for lane in waiting:
            if lane:
                order.append(lane.pop(0))
            else:
                waiting.remove(lane)
    return order[:capacity]
