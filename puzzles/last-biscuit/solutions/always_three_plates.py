# expect: RUNTIME_ERROR
def winning_move(plates):
    first, second, third = sorted(plates)
    return [plates.index(third), "one" if first ^ second ^ third else "two"]
