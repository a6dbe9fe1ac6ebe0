# expect: ACCEPTED
def echo(shout, loss):
    return "... ".join(shout[start:] for start in range(0, len(shout), loss))
