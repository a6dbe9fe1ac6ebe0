# name: text_times_huge
# family: resource
# source: own
# phase: call
# expects: MEMORY_LIMIT|RUNTIME_ERROR
# must_not: ten gigabytes are reserved, or the process dies without a verdict
# oracle: universal+not_accepted

def checkio(x):
    # Where a text may not be so long, the size does not fit: an OverflowError is honest, too.
    return len('a' * 10**10) * 0 + x * 2
