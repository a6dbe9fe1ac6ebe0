def porter(guest, note):
    count = len(note) + 1
    return count, "x" * count
