# name: tiny_prints
# family: resource
# source: own
# phase: call
# expects: OUTPUT_LIMIT|TIME_LIMIT
# must_not: a message for each of a million prints buries the host
# oracle: universal

def checkio(x):
    for i in range(1_000_000):
        print(end=".", flush=True)
    return x * 2
