# name: return_gigabyte
# family: resource
# source: own
# phase: call
# expects: MEMORY_LIMIT|OUTPUT_LIMIT
# must_not: a gigabyte is encoded, sent or parsed
# oracle: universal+not_accepted

def checkio(x):
    return "x" * 10**9
