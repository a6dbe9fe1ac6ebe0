# expect: WRONG_ANSWER Words
def echo(shout, loss):
    return "... ".join(shout[start:].strip() for start in range(0, len(shout), loss))
