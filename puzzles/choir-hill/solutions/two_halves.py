# expect: ACCEPTED
def line_up(singers):
    names = [name for _, name in sorted((-height, name) for name, height in singers)]
    return names[1::2][::-1] + names[::2]
