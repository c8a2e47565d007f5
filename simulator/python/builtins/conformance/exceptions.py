# exceptions & tracebacks
import sys
def f1():
    x = {'a': 1}
    return x['b']
def run(fn):
    try:
        fn()
    except Exception as e:
        print(type(e).__name__, e, e.__traceback__ is not None, e.__traceback__.tb_lineno, e.__traceback__.tb_next is not None)
run(f1)
def f2(): raise ValueError
run(f2)
def f3(): return [].foo
run(f3)
def f4():
    try: 1/0
    finally: print('fin')
run(f4)
try:
    try: 1/0
    except ZeroDivisionError as e: raise KeyError('k')
except KeyError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)
try:
    try: 1/0
    except ZeroDivisionError as e: raise KeyError('k') from None
except KeyError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)
try: raise ValueError('a') from TypeError('b')
except ValueError as e: print(repr(e.__cause__), e.__suppress_context__)
try: raise 5
except TypeError as e: print(e)
try: raise ValueError from 5
except TypeError as e: print(e)
try: raise int
except TypeError as e: print(e)
class MyE(Exception):
    def __str__(self): return 'custom'
try: raise MyE(1, 2)
except MyE as e: print(e, repr(e), e.args)
class F(OSError): pass
try: raise F(2, 'nope', 'file')
except OSError as e: print(e, e.errno, e.filename, repr(e))
try: open
except NameError: pass
def g():
    yield 1
    return 5
it = g(); next(it)
try: next(it)
except StopIteration as e: print(e.value, repr(e))
try:
    raise ExceptionGroup('g', [ValueError(1), TypeError('t')])
except* ValueError as eg: print('VE', eg.exceptions)
except* TypeError as eg: print('TE', repr(eg))
e = ValueError('x')
e.add_note('note 1')
e.add_note('note 2\nline2')
print(e.__notes__)
try:
    assert 1 == 2, 'msg'
except AssertionError as ex: print(repr(ex))
try:
    import nonexistent_module_x
except ImportError as ex: print(type(ex).__name__, ex, ex.name)
def rec(n): return rec(n + 1)
try: rec(0)
except RecursionError as ex: print(ex)
try: (lambda: undefined_name)()
except NameError as ex: print(ex, ex.name)
def ul():
    print(zz)
    zz = 1
try: ul()
except UnboundLocalError as ex: print(ex)
class C:
    def meth(self): pass
try: C().meht
except AttributeError as ex: print(ex, ex.name, type(ex.obj).__name__)
for bad in ['int("x")', 'len(5)']: pass
def deep():
    d = dict(a=[1, 2, (3, 4)])
    return d['a'][2][5] + 1
try: deep()
except IndexError as ex: print(ex)
raise e
