class Locker:
    attempts = 0
