# expect: ACCEPTED
def pairs(mittens):
    waiting = []
    count = 0
    for mitten in mittens:
        if mitten.endswith("left"):
            other = mitten.removesuffix("left") + "right"
        else:
            other = mitten.removesuffix("right") + "left"
        if other in waiting:
            waiting.remove(other)
            count += 1
        else:
            waiting.append(mitten)
    return count
