def way_out(place, limit):
    return ("L" if place > 0 else "R") * abs(place)
