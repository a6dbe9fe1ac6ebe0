# expect: WRONG_ANSWER Basics
def echo(shout, loss):
    return "... ".join(shout[:end] for end in range(len(shout), 0, -loss))
