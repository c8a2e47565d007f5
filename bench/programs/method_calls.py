# 200,000 method calls, each of which updates an attribute.
class Account:
    def __init__(self):
        self.balance = 0

    def deposit(self, amount):
        self.balance += amount


def pay_in(count):
    account = Account()
    for _ in range(count):
        account.deposit(2)
    return account.balance


print(pay_in(200_000))
