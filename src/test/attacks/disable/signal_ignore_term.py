# name: signal_ignore_term
# family: disable
# source: own
# phase: call
# expects: FORBIDDEN
# must_not: the judge's request to end is ignored, in this run or the next
# oracle: universal+twice

def checkio(x):
    import signal

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        if signal.signal(number, signal.SIG_IGN) is signal.SIG_IGN:
            print("PWNED:signal_ignore_term:left by an earlier run")
    print("PWNED:signal_ignore_term:ignored", flush=True)
    while True:
        pass
