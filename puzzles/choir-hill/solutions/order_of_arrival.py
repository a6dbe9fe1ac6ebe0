# expect: WRONG_ANSWER Same height
def line_up(singers):
    names = [name for name, height in sorted(singers, key=lambda singer: -singer[1])]
    return names[1::2][::-1] + names[::2]
