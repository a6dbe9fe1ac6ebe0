# name: lzma_bomb
# family: resource
# source: own
# phase: call
# expects: MEMORY_LIMIT|TIME_LIMIT|FORBIDDEN|RUNTIME_ERROR
# must_not: a few kilobytes become a gigabyte of heap
# oracle: universal+not_accepted

# Where the module needs native code, asking for it is the end: denied or missing.
import lzma


def checkio(x):
    stone = lzma.compress(bytes(1 << 20))
    return len(lzma.decompress(stone * 1024)) * 0 + x * 2
