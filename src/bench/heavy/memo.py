# checkio(1_200)
from functools import lru_cache

def checkio(n):
    @lru_cache(maxsize=None)
    def ways(total, coin):
        if total == 0:
            return 1
        if total < 0 or coin == len(coins):
            return 0
        return ways(total - coins[coin], coin) + ways(total, coin + 1)
    coins = (50, 20, 10, 5, 2)
    found = 0
    for _ in range(n):
        ways.cache_clear()
        found += ways(900, 0)
    return found
