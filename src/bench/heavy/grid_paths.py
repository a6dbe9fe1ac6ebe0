# checkio(550)
from collections import deque

def checkio(n):
    walls = {(x, y) for x in range(n) for y in range(n) if (x * 13 + y * 7) % 11 == 0}
    distance = {(1, 1): 0}
    queue = deque([(1, 1)])
    while queue:
        x, y = queue.popleft()
        for there in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if 0 <= there[0] < n and 0 <= there[1] < n and there not in walls and there not in distance:
                distance[there] = distance[x, y] + 1
                queue.append(there)
    return max(distance.values())
