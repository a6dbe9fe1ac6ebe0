# expect: WRONG_ANSWER Basics
def tidy(shelf):
    books = list(shelf)
    moves = []
    for index, number in enumerate(sorted(books)):
        if books[index] != number:
            other = books.index(number, index)
            books[index], books[other] = books[other], books[index]
            moves.append([other, index])
    return moves
