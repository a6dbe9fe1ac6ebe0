# name: spin_then_finally
# family: resource
# source: own
# phase: call
# expects: TIME_LIMIT
# must_not: code of the guest runs after the deadline because it stands in finally
# oracle: universal

def again(depth):
    try:
        while True:
            pass
    finally:
        if depth:
            again(depth - 1)
        print("still here")


def checkio(x):
    again(50)
    return x * 2
