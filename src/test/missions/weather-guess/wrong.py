def tomorrow(days):
    return sum(days)
