# expect: WRONG_ANSWER Basics
def line_up(singers):
    names = [name for _, name in sorted((-height, name) for name, height in singers)]
    return names[::2][::-1] + names[1::2]
