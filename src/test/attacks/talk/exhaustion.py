# name: exhaustion
# family: talk
# source: the talk, slide on resource exhaustion
# phase: call
# expects: MEMORY_LIMIT
# must_not: the machine swaps, or the judge's own process dies with the guest
# oracle: universal

def checkio(x):
    pile = [x]
    for _ in range(28):
        pile = pile + pile
    return pile[0] * 2
