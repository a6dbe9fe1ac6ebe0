# expect: WRONG_ANSWER Nettles
def most_berries(stones):
    fresh = [0] * len(stones)
    tired = [0] * len(stones)
    fresh[0] = stones[0]
    for i in range(1, len(stones)):
        fresh[i] = max(fresh[max(0, i - 2):i] + tired[max(0, i - 2):i]) + stones[i]
        if i >= 3:
            tired[i] = fresh[i - 3] + stones[i]
    return max(fresh[-1], tired[-1])
