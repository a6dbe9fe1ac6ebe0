# checkio(120)
def checkio(n):
    def times(a, b):
        columns = list(zip(*b))
        return [[sum(x * y for x, y in zip(row, column)) % 1_000_007 for column in columns] for row in a]
    matrix = [[(i * j + 1) % 10 for j in range(n)] for i in range(n)]
    result = [[int(i == j) for j in range(n)] for i in range(n)]
    power = 60
    while power:
        if power & 1:
            result = times(result, matrix)
        matrix = times(matrix, matrix)
        power >>= 1
    return sum(map(sum, result))
