# checkio(2_500_000)
import math

def checkio(n):
    x, y, total = 0.1, 0.2, 0.0
    for i in range(n):
        x, y = y, 1 - 1.4 * x * x + 0.3 * y if abs(x) < 2 else 0.1
        total += math.sqrt(abs(x)) * math.sin(y)
    return round(total, 3)
