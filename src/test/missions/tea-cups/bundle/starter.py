def tea_cups(wishes):
    return []


if __name__ == '__main__':
    print(tea_cups([2, 1]))
