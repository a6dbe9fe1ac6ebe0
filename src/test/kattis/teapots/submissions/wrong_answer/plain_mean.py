pots = [tuple(map(float, input().split())) for _ in range(int(input()))]
print(sum(pot[1] for pot in pots) / len(pots))
