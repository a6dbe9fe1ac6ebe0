# expect: ACCEPTED
def wait(departures: list[int], now: int) -> int:
    return min((departure - now) % 1440 for departure in departures)
