# expect: ACCEPTED
FLOORS = [floor for floor in range(-5, 41) if floor != 13]


def ride(stops):
    places = [FLOORS.index(stop) for stop in stops]
    last = FLOORS.index(0)
    total = 0
    for place in places:
        total += max(place, last) - min(place, last)
        last = place
    return total
