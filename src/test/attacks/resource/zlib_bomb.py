# name: zlib_bomb
# family: resource
# source: own
# phase: call
# expects: MEMORY_LIMIT
# must_not: a megabyte of deflated data becomes a gigabyte of heap
# oracle: universal

import zlib


def bomb():
    # One flushed block of zeros, repeated: blocks after a full flush stand alone.
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * 1024 + zlib.compressobj(9, zlib.DEFLATED, -15).flush()


def checkio(x):
    return len(zlib.decompress(bomb(), -15)) * 0 + x * 2
