# expect: WRONG_ANSWER
class Box:
    amounts = []

    def put(self, amount):
        self.amounts.append(amount)

    def take(self, amount):
        if amount > sum(self.amounts):
            return False
        self.amounts.append(-amount)
        return True

    def total(self):
        return sum(self.amounts)
