# expect: ACCEPTED
def count_layouts(terrace, singles):
    width = len(terrace[0])
    free = "".join(terrace)
    memory = {}

    def ways(at, covered, left):
        """`covered` has a bit for each of the next squares that is already covered, the one at `at` first."""
        while at < len(free) and (covered & 1 or free[at] == "T"):
            covered >>= 1
            at += 1
        if at == len(free):
            return 1 if left == 0 else 0
        key = (at, covered, left)
        if key not in memory:
            total = 0
            if (at + 1) % width and free[at + 1] == "." and not covered & 2:
                total += ways(at + 2, covered >> 2, left)
            if at + width < len(free) and free[at + width] == ".":
                total += ways(at + 1, (covered | 1 << width) >> 1, left)
            if left:
                total += ways(at + 1, covered >> 1, left - 1)
            memory[key] = total
        return memory[key]

    return ways(0, 0, singles)
