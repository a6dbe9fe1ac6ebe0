# expect: WRONG_ANSWER Past midnight
def strokes(start, end):
    first = int(start[:2]) * 60 + int(start[3:])
    last = int(end[:2]) * 60 + int(end[3:])
    count = 0
    for minute in range(first, last + 1):
        if minute % 60 == 0:
            count += (minute // 60 - 1) % 12 + 1
        elif minute % 60 == 30:
            count += 1
    return count
