# name: signal_raise
# family: disable
# source: own
# phase: call
# expects: FORBIDDEN
# must_not: a signal ends or dumps the judge's process
# oracle: universal

def checkio(x):
    import signal

    for number in (signal.SIGUSR1, signal.SIGQUIT, signal.SIGTERM):
        signal.raise_signal(number)
        print("PWNED:signal_raise:", number)
    return x * 2
