from collections import Counter


def count_letters(boxes):
    assert isinstance(boxes, tuple)
    return Counter(boxes)
