def hunt(coins):
    return None
