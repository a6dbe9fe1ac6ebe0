# name: return_shared_text
# family: resource
# source: own
# phase: call
# expects: OUTPUT_LIMIT
# must_not: a megabyte that appears a thousand times is copied a thousand times
# oracle: universal+not_accepted

def checkio(x):
    page = "p" * 10**6
    return [page] * 1000
