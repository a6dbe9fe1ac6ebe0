# expect: TIME_LIMIT After the last bus
def wait(departures, now):
    minute = now
    while minute not in departures:
        minute += 1
    return minute - now
