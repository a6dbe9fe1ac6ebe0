def generate(random):
    for most in (2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 6, 7, 8, 10, 14, 20):
        rows = random.randint(1, most)
        columns = random.randint(2 if rows == 1 else 1, most)
        squares = [random.choice("...S#") for _ in range(rows * columns)]
        penguin = random.randint(0, rows * columns - 1)
        fish = (penguin + random.randint(1, rows * columns - 1)) % (rows * columns)
        squares[penguin] = "P"
        squares[fish] = "F"
        ice = "".join(squares)
        yield [[ice[row * columns:(row + 1) * columns] for row in range(rows)]]
