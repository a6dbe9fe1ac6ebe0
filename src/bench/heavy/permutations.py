# checkio(9)
def checkio(n):
    items, found = list(range(n)), 0
    def permute(k):
        nonlocal found
        if k == len(items):
            found += items[0] < items[-1]
            return
        for i in range(k, len(items)):
            items[k], items[i] = items[i], items[k]
            permute(k + 1)
            items[k], items[i] = items[i], items[k]
    permute(0)
    return found
