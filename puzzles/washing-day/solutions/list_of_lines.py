# expect: ACCEPTED
def pegs(widths, length):
    lines = []
    for width in widths:
        if width <= length:
            if not lines or sum(lines[-1]) + width > length:
                lines.append([])
            lines[-1].append(width)
    return sum(len(line) + 1 for line in lines)
