class Locker:
    def __init__(self, code):
        self.code, self.attempts = code, 0

    def turn(self, number):
        self.attempts = 2
        return number == self.code
