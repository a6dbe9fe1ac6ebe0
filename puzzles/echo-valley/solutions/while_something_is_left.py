# expect: ACCEPTED
def echo(shout: str, loss: int) -> str:
    heard = []
    while shout:
        heard.append(shout)
        shout = shout[loss:]
    return "... ".join(heard)
