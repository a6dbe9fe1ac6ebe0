# expect: RUNTIME_ERROR
def most_berries(stones):
    fresh = [stones[0], stones[0] + stones[1]]
    fresh.append(max(fresh) + stones[2])
    tired = [-10**12, -10**12, -10**12]
    for i in range(3, len(stones)):
        fresh.append(max(fresh[i - 2:i] + tired[i - 2:i]) + stones[i])
        tired.append(fresh[i - 3] + stones[i])
    return max(fresh[-1], tired[-1])
