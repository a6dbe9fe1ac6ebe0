# expect: TIME_LIMIT
def cross(sand, tide):
    goal = (len(sand) - 1, len(sand[0]) - 1)
    places = {(0, 0)}
    minute = 0
    while goal not in places:
        minute += 1
        water = tide[minute % len(tide)]
        reached = {(r + d, c + e) for r, c in places for d, e in ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))}
        places = {(r, c) for r, c in reached if 0 <= r <= goal[0] and 0 <= c <= goal[1] and int(sand[r][c]) > water}
        if not places:
            return None
    return minute
