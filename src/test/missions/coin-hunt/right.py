def hunt(coins):
    return "go" if coins[0] else "stop"
