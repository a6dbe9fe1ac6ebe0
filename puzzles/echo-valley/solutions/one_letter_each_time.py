# expect: WRONG_ANSWER Strong winds
def echo(shout, loss):
    return "... ".join(shout[start:] for start in range(len(shout)))
