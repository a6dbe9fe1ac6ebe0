# expect: WRONG_ANSWER Nettles
NEVER = -10**12


def most_berries(stones):
    fresh = [NEVER] * len(stones)
    tired = [NEVER] * len(stones)
    fresh[0] = stones[0]
    for i in range(1, len(stones)):
        fresh[i] = max(fresh[max(0, i - 2):i] + tired[max(0, i - 2):i]) + stones[i]
        if i >= 3:
            tired[i] = fresh[i - 3] + stones[i]
    return max(fresh + tired)
