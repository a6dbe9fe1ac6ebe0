# expect: TIME_LIMIT Past midnight
def strokes(start, end):
    minute = int(start[:2]) * 60 + int(start[3:])
    last = int(end[:2]) * 60 + int(end[3:])
    count = 0
    while minute != last + 1:
        if minute % 60 == 0:
            count += (minute // 60 - 1) % 12 + 1
        elif minute % 60 == 30:
            count += 1
        minute += 1
    return count
