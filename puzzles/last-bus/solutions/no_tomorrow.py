# expect: RUNTIME_ERROR After the last bus
def wait(departures, now):
    return min(departure - now for departure in departures if departure >= now)
