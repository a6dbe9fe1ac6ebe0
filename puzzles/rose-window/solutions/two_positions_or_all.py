# expect: WRONG_ANSWER Some panes
def windows(panes, colours):
    rings = (colours - 1) ** panes + (-1) ** panes * (colours - 1)
    if panes % 2:
        return rings // panes
    stripes = colours * (colours - 1)
    return (rings - stripes) // panes + stripes // 2
