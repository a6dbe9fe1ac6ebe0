def count_letters(boxes):
    return {box: 1 for box in boxes}
