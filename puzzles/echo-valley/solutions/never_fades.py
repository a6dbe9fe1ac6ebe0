# expect: TIME_LIMIT
def echo(shout, loss):
    part = shout
    while part:
        part = shout[loss - 1:]
    return part
