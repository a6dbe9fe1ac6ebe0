# expect: WRONG_ANSWER Around the gap
def ride(stops):
    floors = [0] + stops
    return sum(abs(b - a) for a, b in zip(floors, floors[1:]))
