# expect: WRONG_ANSWER Basics
def wait(departures, now):
    return min([departure for departure in departures if departure >= now], default=1440 + min(departures))
