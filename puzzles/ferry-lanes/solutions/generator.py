# expect: ACCEPTED
from collections import deque


def boarding(lanes, capacity):
    waiting = deque(deque(lane) for lane in lanes if lane)
    while waiting and capacity > 0:
        lane = waiting.popleft()
        yield lane.popleft()
        capacity -= 1
        if lane:
            waiting.append(lane)
