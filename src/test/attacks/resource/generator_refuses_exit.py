# name: generator_refuses_exit
# family: resource
# source: own
# phase: call
# expects: TIME_LIMIT|RUNTIME_ERROR
# must_not: closing a generator that will not be closed holds the slot
# oracle: universal

def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            continue


def checkio(x):
    guest = stubborn()
    next(guest)
    while True:
        try:
            guest.close()
        except RuntimeError:
            next(guest)
