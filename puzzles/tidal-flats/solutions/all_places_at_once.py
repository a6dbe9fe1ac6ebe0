# expect: ACCEPTED
def cross(sand, tide):
    height = {complex(r, c): int(digit) for r, row in enumerate(sand) for c, digit in enumerate(row)}
    goal = complex(len(sand) - 1, len(sand[0]) - 1)
    places = {0j}
    minute = 0
    known = []
    while goal not in places:
        known.append((minute % len(tide), places))
        minute += 1
        water = tide[minute % len(tide)]
        reached = places.union(*({place + way for place in places} for way in (1, -1, 1j, -1j)))
        places = {place for place in reached if height.get(place, 0) > water}
        if (minute % len(tide), places) in known:
            return None
    return minute
