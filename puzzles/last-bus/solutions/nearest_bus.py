# expect: WRONG_ANSWER Basics
def wait(departures, now):
    return min(abs(departure - now) for departure in departures)
