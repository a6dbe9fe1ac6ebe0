# expect: ACCEPTED
NEVER = -10**12


def most_berries(stones: list[int]) -> int:
    fresh = [NEVER] * len(stones)
    tired = [NEVER] * len(stones)
    fresh[0] = stones[0]
    for i in range(1, len(stones)):
        best = max(fresh[i - 1], tired[i - 1])
        if i >= 2:
            best = max(best, fresh[i - 2], tired[i - 2])
        fresh[i] = best + stones[i]
        if i >= 3:
            tired[i] = fresh[i - 3] + stones[i]
    return max(fresh[-1], tired[-1])
