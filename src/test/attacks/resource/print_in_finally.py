# name: print_in_finally
# family: resource
# source: own
# phase: call
# expects: OUTPUT_LIMIT|TIME_LIMIT
# must_not: the finally block outlives the stop
# oracle: universal

def checkio(x):
    while True:
        try:
            return x * 2
        finally:
            print("not yet")
            continue
