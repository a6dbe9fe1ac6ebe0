# expect: WRONG_ANSWER Muddled timetables
def wait(departures, now):
    for departure in departures:
        if departure >= now:
            return departure - now
    return 1440 - now + departures[0]
