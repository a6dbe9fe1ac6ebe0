# checkio(11)
def checkio(n):
    def place(row, columns, left, right):
        if row == n:
            return 1
        found = 0
        for column in range(n):
            bit = 1 << column
            if columns & bit or left & (1 << (row + column)) or right & (1 << (row - column + n)):
                continue
            found += place(row + 1, columns | bit, left | 1 << (row + column), right | 1 << (row - column + n))
        return found
    return place(0, 0, 0, 0)
