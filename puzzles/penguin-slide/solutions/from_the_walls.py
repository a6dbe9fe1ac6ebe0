# expect: ACCEPTED
def slide(pond):
    """The pond as one string with a frame of rocks; levels of the search as lists."""
    width = len(pond[0]) + 2
    ice = "#" * width + "".join("#" + line + "#" for line in pond) + "#" * width
    steps = {"R": 1, "L": -1, "D": width, "U": -width}
    fish = ice.index("F")
    level = [(ice.index("P"), "")]
    seen = {level[0][0]}
    while level:
        following = []
        for start, moves in level:
            for letter, step in steps.items():
                place = start
                while ice[place + step] != "#":
                    place += step
                    if ice[place] == "S":
                        break
                if place == fish:
                    return moves + letter
                if place not in seen:
                    seen.add(place)
                    following.append((place, moves + letter))
        level = following
