# expect: WRONG_ANSWER Noon and midnight
def strokes(start, end):
    first = int(start[:2]) * 60 + int(start[3:])
    last = int(end[:2]) * 60 + int(end[3:])
    if last < first:
        last += 1440
    count = 0
    for minute in range(first, last + 1):
        if minute % 60 == 0:
            count += minute // 60 % 24 or 24
        elif minute % 60 == 30:
            count += 1
    return count
