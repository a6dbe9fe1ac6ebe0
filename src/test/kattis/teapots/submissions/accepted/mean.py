pots = [tuple(map(float, input().split())) for _ in range(int(input()))]
litres = sum(pot[0] for pot in pots)
print("%.9f" % (sum(pot[0] * pot[1] for pot in pots) / litres))
