# expect: WRONG_ANSWER Basics
def tidy(shelf):
    books = list(shelf)
    moves = []
    for index, number in enumerate(sorted(books)):
        place = books.index(number, index)
        if place != index:
            books.insert(index, books.pop(place))
            moves.append([place, index])
    return moves
