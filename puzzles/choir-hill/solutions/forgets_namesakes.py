# expect: WRONG_ANSWER Same name
def line_up(singers):
    heights = dict(singers)
    names = sorted(heights, key=lambda name: (-heights[name], name))
    return names[1::2][::-1] + names[::2]
