# expect: TIME_LIMIT
def echo(shout, loss):
    heard = shout
    part = shout
    while part:
        part = shout[loss:]
        heard = shout + "... " + part
    return heard
