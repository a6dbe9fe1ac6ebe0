def guess(turns):
    return 42
