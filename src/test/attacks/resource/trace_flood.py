# name: trace_flood
# family: resource
# source: own
# phase: call
# expects: ACCEPTED-harmless|TIME_LIMIT
# must_not: the steps exceed their bounds, or the recording of many variables takes for ever
# oracle: universal

exec("def wide():\n" + "".join([f"    v{i} = {i}\n" for i in range(2_000)]) + "    return v0")
globals().update({f"g{i}": "x" * 1_000 for i in range(10_000)})


def down(n):
    text = str(n) * 100
    return text if n == 0 else down(n - 1)


def checkio(x):
    wide()
    down(500)
    lists = [[i] * 50 for i in range(50)]
    for turn in range(5_000):
        lists[turn % 50][0] = "é" * (turn % 300)
    return x * 2
