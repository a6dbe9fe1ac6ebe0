# expect: WRONG_ANSWER Basics
def line_up(singers):
    return [name for _, name in sorted((-height, name) for name, height in singers)]
