def check(input, answer, output):
    if type(output) not in (list, tuple):
        return False, "expected a list of moves [pulled, pushed]"
    books = list(input[0])
    if len(output) > len(answer):
        return False, "fewer moves are enough"
    for move in output:
        if type(move) not in (list, tuple) or len(move) != 2 or any(type(index) is not int for index in move):
            return False, "each move must be a pair of integers [pulled, pushed]"
        pulled, pushed = move
        if not (0 <= pulled < len(books) and 0 <= pushed < len(books)):
            return False, "there is no place with this index on the shelf"
        books.insert(pushed, books.pop(pulled))
    if books != sorted(books):
        return False, "the shelf is not in order at the end"
    return True
