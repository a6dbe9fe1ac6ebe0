def count_letters(boxes):
    return {}
