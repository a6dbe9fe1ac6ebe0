# expect: TIME_LIMIT
def count_layouts(terrace, singles):
    free = {(r, c) for r, row in enumerate(terrace) for c, square in enumerate(row) if square == "."}

    def ways(free, left):
        if not free:
            return 1 if left == 0 else 0
        r, c = min(free)
        total = 0
        for other in ((r + 1, c), (r, c + 1)):
            if other in free:
                total += ways(free - {(r, c), other}, left)
        if left:
            total += ways(free - {(r, c)}, left - 1)
        return total

    return ways(free, singles)
