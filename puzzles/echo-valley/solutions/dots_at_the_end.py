# expect: WRONG_ANSWER Basics
def echo(shout, loss):
    heard = ""
    while shout:
        heard += shout + "... "
        shout = shout[loss:]
    return heard
