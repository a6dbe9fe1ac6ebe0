# expect: WRONG_ANSWER Basics
def pairs(mittens):
    return sum(mitten.endswith("left") and mitten.replace("left", "right") in mittens for mitten in mittens)
