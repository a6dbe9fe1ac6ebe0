# expect: RUNTIME_ERROR Small choirs
def line_up(singers):
    order = sorted((-height, name) for name, height in singers)
    row = [order[0][1]]
    for place, (_, name) in enumerate(order[1:]):
        if place % 2 == 0:
            row.insert(0, name)
        else:
            row.append(name)
    return row
