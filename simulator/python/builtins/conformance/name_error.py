class Foo:
    def __init__(self): self.value = 1
    def compute(self): return self.vlaue
def rec(n):
    return rec(n + 1)
try:
    Foo().compute()
except AttributeError as e:
    pass
value = 10
def f():
    number = [1, 2, 3]
    return sum(numbr) + (value *
       2)
def g(x, y):
    return x[1 + 2]['key'](y) + (1 + "a") * 5
def h(d):
    return d['a'] / d['b']
try:
    h({'a': 1, 'b': 0})
except ZeroDivisionError:
    f()
