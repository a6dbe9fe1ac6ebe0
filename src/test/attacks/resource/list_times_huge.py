# name: list_times_huge
# family: resource
# source: own
# phase: call
# expects: MEMORY_LIMIT
# must_not: the heap grows past its cap, or the next player's run suffers
# oracle: universal+not_accepted

def checkio(x):
    return len([0] * 10**9) * 0 + x * 2
