"""ast.literal_eval: what it reads, what it refuses."""
import ast
import re


def t(text):
    try:
        value = ast.literal_eval(text)
        print(repr(text), '->', repr(value), type(value).__name__)
    except SyntaxError as e:
        print(repr(text), type(e).__name__, e.msg, e.filename, e.lineno)
    except Exception as e:
        print(repr(text), type(e).__name__, re.sub('0x[0-9a-f]+', '0x…', str(e)))


for text in ['1', ' 1', '\t 1', '1 ', '1\n', '-1', '+1', '--1', '~1', '1.5', '-1.5', '1e3', '2j', '-2j', '1+2j', '1-2j', '-1.5+2j',
             '+1 - 2j', '1 + 2', '1j + 2', '1 + -2j', '(1)', '1_000', '0xff', '0b11', '"a"', "'a' 'b'", "b'x'", "r'\\d'", 'None', 'True', 'False', '...',
             '[]', '[1, 2, [3]]', '()', '(1,)', '1, 2', '{}', '{1: 2, "a": [None]}', '{1, 2}', 'set()', '{1: {2: {3: ()}}}', '[True, {"k": (1, b"z")}]',
             'x', 'f()', 'set(1)', 'list()', 'set', '1 if 2 else 3', '[x for x in y]', '{**{}}', '[*[1]]', 'a.b', 'a[0]', 'lambda: 1', 'f"{1}"', 'f"a"',
             '1 < 2', 'not True', 'True and False', '-True', '-"a"', '2 * 3', '2 ** 3', '"a" + "b"', '{[]: 1}', '{[1]}', '{{}}', '1 +', '', '   ', '\n1', '1\n2',
             'x = 1', 'import os', '[1', '[1\n,2]', '(1\n  , x)', '# c\n1', '1 # c', "'a", 'print(1)', '__import__("os")', '{1: 2, 3}', '\n\n  1', ' \n1', '1;2', '(yield)', '(x := 1)', '-x', '1 + x', '[1, x]', '{"a": x}', '{x: 1}', '{x}',
             '"' + 'a' * 30 + '"', '10**10', '9' * 30, 'inf', '1e999', '-1e999', 'nan']:
    t(text)
for value in (3, None, [1], b'1', b'[1, 2]', 1.5):
    t(value)
