# expect: WRONG_ANSWER Basics
def windows(panes, colours):
    return ((colours - 1) ** panes + (-1) ** panes * (colours - 1)) // panes
