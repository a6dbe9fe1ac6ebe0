# name: signal_timers
# family: disable
# source: own
# phase: call
# expects: FORBIDDEN
# must_not: a timer of the guest's starts threads in the judge's process or outlives the run
# oracle: universal+twice

def checkio(x):
    import signal

    if signal.getitimer(signal.ITIMER_REAL)[0] or signal.alarm(0):
        print("PWNED:signal_timers:left by an earlier run")
    signal.signal(signal.SIGALRM, lambda number, frame: print("PWNED:signal_timers:rang"))
    for seconds in range(1, 40):
        signal.alarm(seconds)
        signal.setitimer(signal.ITIMER_REAL, seconds / 20, 0.05)
    return x * 2
