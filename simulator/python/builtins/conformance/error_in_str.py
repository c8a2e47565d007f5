def h(d):
    return d['a'] / d['b']['c'][0]
def k():
    x = (1 +
         h({'a': 1, 'b': {'c': []}}))
    return x
class E(Exception):
    def __str__(self): raise ValueError
def m():
    try:
        k()
    except IndexError:
        raise E() 
m()
