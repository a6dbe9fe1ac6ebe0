def twins(towers, height):
    return [height // 2, height - height // 2]
