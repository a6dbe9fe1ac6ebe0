# expect: WRONG_ANSWER Same height
def line_up(singers):
    names = [name for _, name in sorted(((height, name) for name, height in singers), reverse=True)]
    return names[1::2][::-1] + names[::2]
