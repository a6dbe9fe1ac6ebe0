# name: repr_nested
# family: resource
# source: own
# phase: call
# expects: RUNTIME_ERROR|TIME_LIMIT|ACCEPTED-harmless
# must_not: the stack of the process, not only the guest's, is exhausted
# oracle: universal

def checkio(x):
    doll = []
    for _ in range(10**5):
        doll = [doll]
    return x * 2 if repr(doll).startswith("[") else x
