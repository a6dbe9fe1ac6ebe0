# name: gc_walk
# family: disclosure
# source: own
# phase: call
# expects: ACCEPTED-harmless
# must_not: tests, answers or another player's function are on the guest's heap
# oracle: universal+twice

import gc

everything = getattr(gc, "get_objects", list)
referrers = getattr(gc, "get_referrers", lambda *given: [])


def checkio(x):
    if x != 1:
        return x * 2
    hidden = int("42" + "4242")
    for thing in list(everything()) + list(referrers(checkio)) + list(referrers(x)):
        if type(thing) in (list, tuple, set) and any(type(v) is int and v in (hidden, 2 * hidden) for v in thing):
            print("PWNED:gc_walk:a container with a hidden input")
        if type(thing) is type(checkio) and thing.__name__ == "checkio" and thing is not checkio:
            print("PWNED:gc_walk:another solution", thing)
        if type(thing) is dict and {"expected", "hidden", "answers"} & set(map(str, list(thing))):
            print("PWNED:gc_walk:expected answers")
    return x * 2
