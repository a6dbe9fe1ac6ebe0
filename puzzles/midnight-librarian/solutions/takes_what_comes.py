# expect: WRONG_ANSWER Basics
def tidy(shelf):
    keep = set()
    last = -1
    for index, number in enumerate(shelf):
        if number >= last:
            keep.add(index)
            last = number
    books = list(range(len(shelf)))
    moves = []
    for book in range(len(shelf)):
        if book in keep:
            continue
        pulled = books.index(book)
        books.remove(book)
        larger = [place for place, other in enumerate(books) if other in keep and shelf[other] > shelf[book]]
        pushed = larger[0] if larger else len(books)
        books.insert(pushed, book)
        keep.add(book)
        moves.append([pulled, pushed])
    return moves
