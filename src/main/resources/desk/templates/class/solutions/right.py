# expect: ACCEPTED
class Box:
    def __init__(self):
        self.amount = 0

    def put(self, amount):
        self.amount += amount

    def take(self, amount):
        if amount > self.amount:
            return False
        self.amount -= amount
        return True

    def total(self):
        return self.amount
