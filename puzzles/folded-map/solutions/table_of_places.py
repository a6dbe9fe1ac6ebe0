# expect: ACCEPTED
def fold(panels, folds):
    """Columns at numbered places of the table; a column jumps to the place mirrored at the crease."""
    table = {place: [place] for place in range(1, panels + 1)}
    for count in folds:
        left = min(table)
        right = max(table)
        if count > 0:
            moving = range(left, left + count)
            mirror = 2 * (left + count) - 1
        else:
            moving = range(right + count + 1, right + 1)
            mirror = 2 * (right + count) + 1
        for place in moving:
            turned = [-square for square in table.pop(place)][::-1]
            table[mirror - place] = turned + table.get(mirror - place, [])
    return [table[place] for place in sorted(table)]
