def fill(rows):
    return [row.replace(".", "o") for row in rows]
