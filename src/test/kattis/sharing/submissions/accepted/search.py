def search(stones, rest):
    if rest == 0:
        return []
    if not stones or rest < 0:
        return None
    first, *others = stones
    taken = search(others, rest - first)
    return [first] + taken if taken is not None else search(others, rest)


stones = list(map(int, input().split()))
half, odd = divmod(sum(stones), 2)
pile = None if odd else search(stones, half)
print("impossible" if pile is None else " ".join(map(str, pile)))
