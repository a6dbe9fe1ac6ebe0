# expect: WRONG_ANSWER Basics
def pairs(mittens):
    return len(mittens) // 2
