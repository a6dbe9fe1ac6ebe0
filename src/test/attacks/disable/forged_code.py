# name: forged_code
# family: disable
# source: own
# phase: call
# expects: ACCEPTED-harmless|RUNTIME_ERROR|MEMORY_LIMIT
# must_not: a forged code object or marshal stream takes the process down
# oracle: universal+twice

import marshal


def template(a):
    b = a
    return b


def forge(**changes):
    return lambda: type(template)(template.__code__.replace(**changes), {})(1)


def checkio(x):
    blob = marshal.dumps(template.__code__)
    attempts = [
        forge(co_code=b"\xff" * 64), forge(co_code=b""), forge(co_consts=()), forge(co_names=("q",) * 9),
        forge(co_stacksize=2**30), forge(co_nlocals=9), forge(co_argcount=3),
        lambda: marshal.loads(b"[\xff\xff\xff\x7f"), lambda: marshal.loads(b"(" * 300),
        lambda: marshal.loads(b"c" + b"\0" * 90),
    ]
    for place in range(0, len(blob), max(1, len(blob) // 20)):
        bent = bytearray(blob)
        bent[place] ^= 0x5A
        attempts.append(lambda bent=bytes(bent): marshal.loads(bent))
    for attempt in attempts:
        try:
            attempt()
        except Exception:
            pass
    return x * 2
