# expect: WRONG_ANSWER Sandbanks
def cross(sand, tide):
    goal = (len(sand) - 1, len(sand[0]) - 1)
    places = {(0, 0)}
    for minute in range(len(sand) * len(sand[0]) * len(tide) + 1):
        if goal in places:
            return minute
        water = tide[(minute + 1) % len(tide)]
        reached = {(r + down, c + right) for r, c in places for down, right in ((1, 0), (-1, 0), (0, 1), (0, -1))}
        places = {(r, c) for r, c in reached if 0 <= r <= goal[0] and 0 <= c <= goal[1] and int(sand[r][c]) > water}
    return None
