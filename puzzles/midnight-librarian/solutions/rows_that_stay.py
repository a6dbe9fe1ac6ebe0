# expect: ACCEPTED
def tidy(shelf: list[int]) -> list[list[int]]:
    books = [[number, False] for number in shelf]
    for index in staying(shelf):
        books[index][1] = True
    moves = []
    for book in list(books):
        if book[1]:
            continue
        pulled = next(place for place, other in enumerate(books) if other is book)
        del books[pulled]
        pushed = 0
        for place, (number, right) in enumerate(books):
            if right and number <= book[0]:
                pushed = place + 1
        book[1] = True
        books.insert(pushed, book)
        moves.append([pulled, pushed])
    return moves


def staying(shelf):
    """The indexes of a longest row of books that are in order among themselves."""
    length = []
    before = []
    for index, number in enumerate(shelf):
        best = max((other for other in range(index) if shelf[other] <= number), key=lambda other: length[other], default=None)
        before.append(best)
        length.append(1 if best is None else length[best] + 1)
    row = []
    index = max(range(len(shelf)), key=lambda other: length[other], default=None)
    while index is not None:
        row.append(index)
        index = before[index]
    return row
