print(eval('1+2'), eval(' [x*2 for x in range(3)] '), eval('a+b', {'a': 1}, {'b': 5}))
exec('def f(x):\n    return x*2\ny = f(4)')
print(y, f(2))
ns = {}
exec('z = 5', ns); print(ns['z'], '__builtins__' in ns)
def g():
    q = 7
    return eval('q + y')
print(g())
try: eval('1 +')
except SyntaxError as e: print(type(e).__name__, e)
try: eval('x = 1')
except SyntaxError as e: print(type(e).__name__, e)
c = compile('1 + 1', 'f.py', 'eval'); print(eval(c))
c = compile('w = 3', 'f.py', 'exec'); exec(c); print(w)
try: eval(5)
except TypeError as e: print(e)
print(eval('lambda x: x + 1')(3), eval('None'), eval(repr({'a': [1, 2.5, "s"]})))
exec("1/0")
