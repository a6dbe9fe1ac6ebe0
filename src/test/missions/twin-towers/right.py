from itertools import combinations


def twins(towers, height):
    return next((pair for pair in combinations(towers, 2) if sum(pair) == height), None)
