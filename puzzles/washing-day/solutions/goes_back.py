# expect: WRONG_ANSWER Full lines
def pegs(widths, length):
    lines = []
    for width in widths:
        if width > length:
            continue
        for place, used in enumerate(lines):
            if used + width <= length:
                lines[place] += width
                break
        else:
            lines.append(width)
    return len(lines) + sum(width <= length for width in widths)
