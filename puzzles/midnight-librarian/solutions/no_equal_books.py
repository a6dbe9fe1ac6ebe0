# expect: WRONG_ANSWER Equal numbers
def tidy(shelf):
    best = [[]]
    for index, number in enumerate(shelf):
        for row in reversed(best):
            if not row or shelf[row[-1]] < number:
                longer = row + [index]
                break
        if len(longer) == len(best):
            best.append(longer)
        elif number < shelf[best[len(longer)][-1]]:
            best[len(longer)] = longer
    keep = set(best[-1])
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
