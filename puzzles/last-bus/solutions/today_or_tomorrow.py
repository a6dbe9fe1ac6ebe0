# expect: ACCEPTED
def wait(departures, now):
    today = [departure for departure in departures if departure >= now]
    if today:
        return min(today) - now
    return 1440 - now + min(departures)
