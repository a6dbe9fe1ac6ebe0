def guess(turns):
    return 0
