class Account:
    def __init__(self):
        self.balance = 0

    def deposit(self, amount):
        self.balance += amount

def run(n):
    account = Account()
    for i in range(n):
        account.deposit(i)
    return account.balance

run(40_000)
