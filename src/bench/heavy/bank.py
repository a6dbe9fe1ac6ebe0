# checkio(1_500_000)
class Account:
    def __init__(self, name):
        self.name = name
        self.balance = 0
        self.history = []

    def pay(self, amount):
        self.balance += amount
        self.history.append(amount)
        if len(self.history) > 50:
            self.history = self.history[-10:]

def checkio(n):
    accounts = [Account(i) for i in range(100)]
    for i in range(n):
        a, b = accounts[i % 100], accounts[i * 37 % 100]
        a.pay(-(i % 13))
        b.pay(i % 13)
    return sorted(account.balance for account in accounts)[:3]
