"""What the compiler finds suspicious, by the warnings it gives."""
import warnings
cases = '''x is 1
x is not 1
x is 'a'
1 is x
x is None
x is True
x is ...
x is ()
x is (1, 2)
x is (y, 2)
x is -1
x is 1 + 1
x is [1]
x == 1 is 2 is y
x is b'a'
x is f'{x}'
assert (x, "y")
assert ()
assert (x,)
[1](2)
(1, 2)(3)
{1: 2}(3)
{1}(2)
'a'('b')
1(2)
None()
True()
f'{x}'(1)
[i for i in x](1)
{i for i in x}(1)
{i: i for i in x}(1)
(i for i in x)(1)
(lambda: 1)(1)
...(1)
1.5(1)
1j()
b'a'()
1[2]
None[0]
...[0]
1.5[0]
{1}[0]
{i for i in x}[0]
(i for i in x)[0]
(lambda: 1)[0]
True[0]
'a'['b']
'a'[1.5]
'a'[None]
'a'[1, 2]
'a'[x, 2]
'a'[True]
'a'[[1]]
'a'[1:2]
[1][2, 3]
[1]['a']
(1,)['a']
(1, x)['a']
f'{x}'['a']
[i for i in x]['a']
b'a'['a']
[1][b'a']
[1][{1}]
[1][f'a']
[1][lambda: 1]
[1][...]
[1][1j]
[1][x]
[1][{}]
[1][i for i in x] if 0 else 0
[1][(i for i in x)]
[1][[i for i in x]]
{1:2}['a']
[(1, 2)\\n (3, 4)]
[\\n(1, 2)\\n (3, 4)]
[[1]\\n[2,\\n3]]
if x is 1: pass
def f():\\n  return x is 'a' and 1(2)
class A:\\n  x = [1]('a'); y = 2 is x
print(x is 1, 'a'('b'))
del [1]['a']
[1]['a'] = 3
[1]['a'] += 3
-1(2)
f'{x is 1}'
lambda: x is 1
[x for x in y if x is 1]
match x:\\n  case 1 if x is 2: pass
@1(2)\\ndef f(a=[1](2)): 3 is a
async def f():\\n  await 1(2)'''.split('\n')
for case in cases:
    text = case.replace('\\n', '\n')
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter('always')
        try:
            compile(text, '<t>', 'exec')
        except SyntaxError as e:
            print(case, 'SyntaxError', e)
    print(case, '->', [(w.category.__name__, str(w.message), w.lineno, w.filename) for w in found])
warnings.simplefilter('error', SyntaxWarning)
for case in ['x is 1', 'x = 1\n1(2)', 'assert (x, 1)']:
    try:
        exec(case)
    except SyntaxError as e:
        print(type(e).__name__, e, e.lineno, e.offset, e.text, e.filename, e.end_lineno, e.end_offset)
