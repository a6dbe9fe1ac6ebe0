# expect: ACCEPTED
def stripes(fence):
    count = 0
    before = ""
    for board in fence:
        if board != before:
            count += 1
        before = board
    return count
