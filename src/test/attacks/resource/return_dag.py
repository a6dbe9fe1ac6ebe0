# name: return_dag
# family: resource
# source: own
# phase: call
# expects: OUTPUT_LIMIT
# must_not: sixty small lists unfold to 2**60
# oracle: universal+not_accepted

def checkio(x):
    leaf = [x]
    for level in range(60):
        leaf = [leaf, leaf] if level % 2 else (leaf, leaf)
    return leaf
