# name: swallow_base_exception
# family: resource
# source: the talk, slide on disabling the sandbox; own loop
# phase: call
# expects: TIME_LIMIT
# must_not: the guest catches its own cancellation and goes on
# oracle: universal

def checkio(x):
    while True:
        try:
            while True:
                x += 1
        except BaseException:
            pass
