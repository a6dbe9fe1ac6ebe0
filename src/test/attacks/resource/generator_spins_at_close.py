# name: generator_spins_at_close
# family: resource
# source: own
# phase: close
# expects: ACCEPTED-harmless|TIME_LIMIT
# must_not: generators left open run on while the context closes, or afterwards
# oracle: universal

def stubborn():
    try:
        while True:
            yield
    except BaseException:
        while True:
            pass


left_open = [stubborn() for _ in range(20)]
for generator in left_open:
    next(generator)


def checkio(x):
    return x * 2
