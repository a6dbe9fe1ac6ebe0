# expect: WRONG_ANSWER Many of a kind
def pairs(mittens):
    return sum(mitten.endswith("left") and mitten.replace("left", "right") in mittens for mitten in set(mittens))
