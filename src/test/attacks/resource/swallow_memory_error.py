# name: swallow_memory_error
# family: resource
# source: own
# phase: call
# expects: MEMORY_LIMIT
# must_not: a full heap is kept full by catching the error
# oracle: universal

hoard = []


def checkio(x):
    size = 1 << 24
    while size and len(hoard) < 128:
        try:
            hoard.append(bytearray(size))
        except BaseException:
            size //= 2
    for _ in range(200_000):
        try:
            hoard.append([None] * 1000)
        except BaseException:
            pass
    return x * 2
