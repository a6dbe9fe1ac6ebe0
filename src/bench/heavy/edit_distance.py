# checkio(1_600)
def checkio(n):
    a = [(i * 7 + 3) % 26 for i in range(n)]
    b = [(i * 11 + 5) % 26 for i in range(n)]
    row = list(range(n + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[n]
