# expect: WRONG_ANSWER Basics
def tidy(shelf):
    books = list(shelf)
    moves = []
    for index in range(1, len(books)):
        book = books.pop(index)
        pushed = index
        while pushed > 0 and books[pushed - 1] > book:
            pushed -= 1
        books.insert(pushed, book)
        if pushed != index:
            moves.append([index, pushed])
    return moves
