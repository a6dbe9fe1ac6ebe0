# expect: ACCEPTED
from bisect import bisect_right


def tidy(shelf):
    ends = []
    piles = []
    for number in shelf:
        pile = bisect_right(ends, number)
        ends[pile:pile + 1] = [number]
        piles.append(pile)
    moving = []
    wanted = len(ends) - 1
    largest = 10000
    for index in range(len(shelf) - 1, -1, -1):
        if piles[index] == wanted and shelf[index] <= largest:
            wanted -= 1
            largest = shelf[index]
        else:
            moving.append(index)
    order = sorted(range(len(shelf)), key=lambda index: shelf[index])
    return moves(list(range(len(shelf))), moving, order)


def moves(books, moving, order):
    """Moves each book behind the nearest one of those before it in the order that stand right."""
    rank = {book: place for place, book in enumerate(order)}
    wrong = set(moving)
    result = []
    for book in moving:
        pulled = books.index(book)
        books.pop(pulled)
        pushed = 0
        for place, other in enumerate(books):
            if other not in wrong and rank[other] < rank[book]:
                pushed = place + 1
        wrong.remove(book)
        books.insert(pushed, book)
        result.append([pulled, pushed])
    return result
