# expect: ACCEPTED
FACE = [12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]


def strokes(start, end):
    first = int(start[:2]) * 60 + int(start[3:])
    last = int(end[:2]) * 60 + int(end[3:])
    if last < first:
        last += 1440
    count = 0
    for hour, bell in enumerate(FACE * 4):
        if first <= hour * 60 <= last:
            count += bell
        if first <= hour * 60 + 30 <= last:
            count += 1
    return count
