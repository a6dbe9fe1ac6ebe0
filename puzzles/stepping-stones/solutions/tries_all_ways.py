# expect: TIME_LIMIT
def most_berries(stones):
    last = len(stones) - 1

    def best_from(here, tired):
        if here == last:
            return stones[here]
        steps = (1, 2) if tired else (1, 2, 3)
        return stones[here] + max(best_from(here + step, step == 3) for step in steps if here + step <= last)

    return best_from(0, False)
