"""ast: trees, what goes through them, places, values."""

import ast, operator, re, warnings
def t(s, g=globals()):
    try: print(s, '=>', re.sub(' at 0x[0-9a-f]+', '', repr(eval(s, g))))
    except BaseException as e: print(s, '!', type(e).__name__, re.sub(' at 0x[0-9a-f]+', '', str(e)))
src = 'def f(a, *b, c=1, **d) -> int:\n  "doc"\n  x: int = a if b else [i for i in c if i]\n  return {**d, "k": f"{x!r:>5}"}\n@deco\nclass A(B, metaclass=M): pass\nasync def g(): await h()\nfor i in range(3): print(i, end="")\nelse: pass\ntry: x\nexcept (A, B) as e: raise X from e\nfinally: del y\nwith a as b, c: x[1:2, ::3] += 1\nlambda x, /, y: (yield)\nassert a, "m"\nmatch z:\n  case [1, *r] | {"a": P(q=1)}: pass\n  case None | x.y: pass\n  case {**k}: pass\n  case _: pass\nimport a.b as c\nfrom . import d\nglobal q\nx = y = not a and b or -c ** 2\nif a < b <= c is not None: ...\nelif (w := 5): pass\nwhile True: break\ntry: a\nexcept* E: pass\ny = (1, "a" "b", b"c", 1.5, 2j, None, True, ..., 10**3)\nnonlocal_ = {1, 2}, {a: b for a in c}, {a for a in b}, (a async for a in b)\né = "ü" + z'
tree = ast.parse(src)
print(ast.dump(tree)); print(ast.dump(tree, indent=2)[:3000]); print(ast.dump(tree, annotate_fields=False)[:800]); print(ast.dump(tree, include_attributes=True))
class V(ast.NodeVisitor):
    def visit_Name(self, n): print(n.id, n.lineno, n.col_offset, n.end_col_offset, end=';')
    def visit_FunctionDef(self, n): print('def', n.name); self.generic_visit(n)
V().visit(tree); print()
class Calc(ast.NodeVisitor):
    ops = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv, ast.Pow: operator.pow, ast.USub: operator.neg}
    def visit_BinOp(self, n): return self.ops[type(n.op)](self.visit(n.left), self.visit(n.right))
    def visit_UnaryOp(self, n): return self.ops[type(n.op)](self.visit(n.operand))
    def visit_Constant(self, n): return n.value
    def visit_Expression(self, n): return self.visit(n.body)
    def generic_visit(self, n): raise ValueError(f'bad {type(n).__name__}')
for e in ('1 + 2 * 3', '-(4 - 2) ** 3 / 2', '2 ** -1', 'a + 1', 'f()'):
    try: print(e, Calc().visit(ast.parse(e, mode='eval')))
    except ValueError as x: print(e, x)
class Old(ast.NodeVisitor):
    def visit_Num(self, n): print('num', n.n)
    def visit_Str(self, n): print('str', n.s)
with warnings.catch_warnings(record=True) as w: warnings.simplefilter('always'); Old().visit(ast.parse('1; "a"; None')); print([str(x.message) for x in w][:2])
class Tr(ast.NodeTransformer):
    def visit_Constant(self, n): return ast.copy_location(ast.Constant(n.value * 2), n) if isinstance(n.value, int) else n
    def visit_Pass(self, n): return None
    def visit_Break(self, n): return [ast.Pass(), ast.Continue()]
print(ast.dump(Tr().visit(ast.parse('x = 1 + 2\nwhile 1:\n  pass\n  break'))))
calls = [n.func.id for n in ast.walk(ast.parse('a(b(1), c.d(2))')) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]; print(calls)
for s in '''[type(n).__name__ for n in ast.walk(ast.parse('a.b(c)[0]'))]
ast.get_docstring(tree.body[0]), ast.get_docstring(ast.parse('x')), ast.get_docstring(ast.parse('"""a\\n   b"""'))
ast.get_docstring(ast.parse('x').body[0])
ast.get_source_segment('a + bc', ast.parse('a + bc').body[0].value.right), ast.get_source_segment('é = (1,\\n  2)', ast.parse('é = (1,\\n  2)').body[0].value), ast.get_source_segment('x', ast.Name('x'))
ast.literal_eval("{'a': [1, (2, -3.5), {4}, None, b'x']}"), ast.literal_eval(ast.parse('[1, -2, 1+2j, set()]', mode='eval'))
ast.literal_eval('a')
ast.literal_eval('1+1')
ast.literal_eval(ast.parse('a', mode='eval'))
ast.literal_eval('[')
ast.literal_eval(' 1')
ast.literal_eval(5)
ast.Name('x').id, ast.Name('x', ast.Load()).ctx, ast.Name(id='q').id
ast.Name(1, 2, 3, 4)
ast.Add(1)
ast.Name('a', id='b')
ast.Name().id
ast.Name(foo=1).foo, ast.Return().value, ast.Constant(5).n, ast.Constant('x').s, ast.Constant(1).kind
ast.parse('x', mode='zz')
ast.parse('x = ')
ast.parse('a b', 'file.py')
ast.parse(5)
ast.Add._fields, ast.BinOp._fields, ast.Name._attributes, isinstance(ast.Add(), ast.operator), ast.PyCF_ONLY_AST, ast.BinOp.__mro__, ast.Name.__match_args__, ast.Module._fields, ast.arg._attributes, ast.FunctionDef._fields, ast.expr._attributes, ast.AST._fields
ast.dump(ast.parse('f"{a=} {b:{c}} d"')), ast.dump(ast.parse('x', mode='eval')), ast.dump(ast.parse('x; y', mode='single'))
ast.increment_lineno(ast.parse('x'), 5).body[0].lineno, ast.fix_missing_locations(ast.Expression(ast.BinOp(ast.Name('a', ast.Load()), ast.Add(), ast.Constant(1)))).body.right.lineno
isinstance(ast.Constant(1), ast.Num), isinstance(ast.Constant('a'), ast.Num), isinstance(ast.Constant(True), ast.NameConstant), type(ast.Num(5)), isinstance(ast.Constant('a'), ast.Str), isinstance(ast.Constant(...), ast.Ellipsis)
list(ast.iter_fields(ast.parse('x').body[0]))[0][0], [type(c).__name__ for c in ast.iter_child_nodes(ast.parse('a + b').body[0].value)]
ast.dump(5)
ast.dump(ast.parse('def f(): pass'), indent='\\t')
ast.parse('a').body[0].value.ctx is ast.parse('b').body[0].value.ctx
ast.dump(ast.parse('del a[0], b.c; (d, *e) = [f, g]'))'''.split('\n'): t(s)
match ast.parse('x + 1', mode='eval').body:
    case ast.BinOp(ast.Name(i), ast.Add(), ast.Constant(v)): print('matched', i, v)
import pickle, copy; print(ast.dump(pickle.loads(pickle.dumps(ast.parse('a+1')))), ast.dump(copy.deepcopy(ast.parse('b'))))
for n in ast.walk(ast.parse('import os, sys as s\nfrom a.b import c as d, e')):
    if isinstance(n, (ast.Import, ast.ImportFrom)): print(type(n).__name__, getattr(n, 'module', None), [(a.name, a.asname, a.lineno, a.col_offset) for a in n.names])
