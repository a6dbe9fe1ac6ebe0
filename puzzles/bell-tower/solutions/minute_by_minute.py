# expect: ACCEPTED
def strokes(start: str, end: str) -> int:
    minute = minutes(start)
    last = minutes(end)
    count = at(minute)
    while minute != last:
        minute = (minute + 1) % 1440
        count += at(minute)
    return count


def minutes(time):
    hour, minute = time.split(":")
    return int(hour) * 60 + int(minute)


def at(minute):
    if minute % 60 == 0:
        return minute // 60 % 12 or 12
    return 1 if minute % 60 == 30 else 0
