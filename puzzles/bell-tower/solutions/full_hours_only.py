# expect: WRONG_ANSWER Basics
def strokes(start, end):
    first = int(start[:2]) * 60 + int(start[3:])
    last = int(end[:2]) * 60 + int(end[3:])
    if last < first:
        last += 1440
    return sum((hour - 1) % 12 + 1 for hour in range(48) if first <= hour * 60 <= last)
