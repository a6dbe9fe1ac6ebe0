# checkio(150_000)
def primes():
    found = []
    candidate = 2
    while True:
        for p in found:
            if p * p > candidate:
                found.append(candidate)
                yield candidate
                break
            if candidate % p == 0:
                break
        else:
            found.append(candidate)
            yield candidate
        candidate += 1

def checkio(n):
    total = 0
    for p in primes():
        if p > n * 5:
            return total
        total += p
