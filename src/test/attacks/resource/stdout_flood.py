# name: stdout_flood
# family: resource
# source: own
# phase: call
# expects: OUTPUT_LIMIT
# must_not: anybody stores the flood, or it is counted only after it arrived
# oracle: universal

def checkio(x):
    line = "flood " * 1000
    for _ in range(100_000):
        print(line)
    return x * 2
