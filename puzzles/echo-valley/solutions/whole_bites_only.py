# expect: WRONG_ANSWER Strong winds
def echo(shout, loss):
    return "... ".join(shout[number * loss:] for number in range(len(shout) // loss))
