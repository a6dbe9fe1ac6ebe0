# expect: ACCEPTED
def windows(panes, colours):
    simple = {}
    for length in range(1, panes + 1):
        if panes % length == 0:
            simple[length] = rings(length, colours)
            for shorter in simple:
                if shorter < length and length % shorter == 0:
                    simple[length] -= simple[shorter]
    return sum(count // length for length, count in simple.items())


def rings(length, colours):
    """Goes round: how many rows end with the first colour, and how many with another one."""
    same, other = colours, 0
    for _ in range(length - 1):
        same, other = other, same * (colours - 1) + other * (colours - 2)
    return other
