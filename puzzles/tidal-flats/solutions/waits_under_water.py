# expect: WRONG_ANSWER Sandbanks
def cross(sand, tide):
    goal = (len(sand) - 1, len(sand[0]) - 1)
    places = {(0, 0)}
    for minute in range(len(sand) * len(sand[0]) * len(tide) + 1):
        if goal in places:
            return minute
        water = tide[(minute + 1) % len(tide)]
        for r, c in list(places):
            for row, column in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
                if 0 <= row <= goal[0] and 0 <= column <= goal[1] and int(sand[row][column]) > water:
                    places.add((row, column))
    return None
