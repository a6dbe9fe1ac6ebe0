# expect: WRONG_ANSWER Basics
def minutes(flaps, start, basket):
    distance = {start: 0}
    queue = [start]
    for room in queue:
        for other in flaps[room]:
            if other not in distance:
                distance[other] = distance[room] + 1
                queue.append(other)
    return [distance[basket], 1] if basket in distance else None
