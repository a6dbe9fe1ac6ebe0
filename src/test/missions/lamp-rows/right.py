def fill(rows):
    for row in rows:
        yield next(every for every in lamps(row) if "###" not in every and "ooo" not in every)


def lamps(row):
    filled = [""]
    for cell in row:
        filled = [start + lamp for start in filled for lamp in ("#o" if cell == "." else cell)]
    return filled
