"""ast: trees that are compiled, also after they were changed."""

import ast, inspect

SOURCE = '''
import math as m
from os import path
x: int = 5
y = [i ** 2 for i in range(4) if i % 2], {k: v for k, v in zip("ab", (1, 2))}, {1, 2}, (j for j in (3,))
def f(a, /, b=2, *c, d, e=5, **g) -> "int":
    "doc"
    global z
    z = lambda q, *r: (q, r)
    return a, b, c, d, e, g, f"{a!r:>{5}}|{b=}", a if b else d, not a, -a, a < b <= d, a and b or d
class A(dict, metaclass=type):
    n: "int" = 1
    @property
    def p(self): return self.n
async def co():
    async with x as w: pass
    async for t in w: await t
    return [u async for u in w]
def gen():
    got = yield 1
    yield from (got, 2)
try: 1 / 0
except ZeroDivisionError as e: print('caught', e)
else: print('no')
finally: print('fin')
try: raise ExceptionGroup('g', [KeyError(1)])
except* KeyError as eg: print(eg.exceptions)
for i in range(3):
    if i == 1: continue
    print(i)
else: print('else')
while True: break
with open('/dev/null') as fd, open('/dev/null'): pass
assert x, 'm'
x += 1; del y[0] if False else None
''' .replace("; del y[0] if False else None", "")
SOURCE += '''
match {'a': [1, 2, 3], 'b': None}:
    case {'a': [1, *rest], 'b': None, **more} if (w := len(rest)): print(rest, more, w)
match 3:
    case 1 | 2: print('no')
    case int(n): print('int', n)
match x:
    case True: print('true')
    case m.pi: print('pi')
    case _ as other: print(other)
print(x, y[0], y[1], list(y[3]), f(1, d=4), z(1, 2), A().p, list(gen()), b'x', 1.5, 2j, ..., None, "s"[::2])
'''
tree = ast.parse(SOURCE)
space = {'__name__': 'made'}
code = compile(tree, '<tree>', 'exec')
exec(code, space)
print(code.co_filename, code.co_names[:3], space['f'].__code__.co_firstlineno, space['f'].__doc__, space['A'].__annotations__)


class Double(ast.NodeTransformer):
    def visit_Constant(self, node):
        if isinstance(node.value, int):
            return ast.copy_location(ast.BinOp(ast.Constant(node.value), ast.Mult(), ast.Constant(2)), node)
        return node

    def visit_Assert(self, node):
        return ast.copy_location(ast.Expr(ast.Call(ast.Name('print', ast.Load()), [node.test], [])), node)


changed = ast.fix_missing_locations(Double().visit(ast.parse('x = 5\nassert x + 1\ny = x, 3')))
space = {}
exec(compile(changed, '<changed>', 'exec'), space)
print(space['x'], space['y'])
print(eval(compile(ast.parse('1 + 2 * x', mode='eval'), '<e>', 'eval'), {'x': 10}))
exec(compile(ast.parse('4 + 5', mode='single'), '<s>', 'single'))
made = ast.Module([ast.FunctionDef('add', ast.arguments([], [ast.arg('a'), ast.arg('b')], None, [], [], None, [ast.Constant(7)]),
    [ast.Return(ast.BinOp(ast.Name('a', ast.Load()), ast.Add(), ast.Name('b', ast.Load())))], [])], [])
exec(compile(ast.fix_missing_locations(made), '<made>', 'exec'), space)
print(space['add'](1), space['add'](1, 2), space['add'].__code__.co_varnames)
print(type(compile('x', 'f', 'eval', ast.PyCF_ONLY_AST)).__name__, type(compile('x', 'f', 'exec', flags=1024)).__name__)
for wrong in (
    lambda: compile(ast.Module([ast.Expr(ast.Name('x', ast.Load()))], []), 'f', 'exec'),
    lambda: compile(ast.Expression(ast.Constant(5)), 'f', 'eval'),
    lambda: compile(ast.parse('x'), 'f', 'eval'),
    lambda: compile(ast.fix_missing_locations(ast.Module([ast.Expr(ast.Name())], [])), 'f', 'exec'),
    lambda: compile(ast.fix_missing_locations(ast.Expression(ast.Constant(int))), 'f', 'eval'),
    lambda: compile(ast.parse('return 1'), 'f', 'exec'),
    lambda: eval(ast.parse('1', mode='eval')),
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
try:
    exec(compile(ast.parse('a = 1\nb = a / 0'), '<where>', 'exec'))
except ZeroDivisionError as error:
    print(error.__traceback__.tb_next.tb_lineno, error.__traceback__.tb_next.tb_frame.f_code.co_filename)
