def way_out(place, limit):
    return "" if abs(place) > limit else ("L" if place > 0 else "R") * abs(place)
