# expect: TIME_LIMIT
from itertools import combinations


def tidy(shelf):
    for count in range(len(shelf), -1, -1):
        for row in combinations(range(len(shelf)), count):
            if all(shelf[one] <= shelf[other] for one, other in zip(row, row[1:])):
                return moves(shelf, set(row))


def moves(shelf, keep):
    books = list(range(len(shelf)))
    result = []
    for book in range(len(shelf)):
        if book in keep:
            continue
        pulled = books.index(book)
        books.remove(book)
        larger = [place for place, other in enumerate(books) if other in keep and shelf[other] > shelf[book]]
        pushed = larger[0] if larger else len(books)
        books.insert(pushed, book)
        keep.add(book)
        result.append([pulled, pushed])
    return result
