# expect: RUNTIME_ERROR
def echo(shout, loss):
    return shout + "... " + echo(shout[loss:], loss)
